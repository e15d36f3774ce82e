package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The program and the published schema are of one mind: what one refuses, the other refuses.
class SchemaAgreementTest {
  static final SchemaVerdict START =
      SchemaVerdict.of(
          SchemaVerdict.tree(new String(SchemaJson.sitemap(), StandardCharsets.UTF_8)),
          "/$defs/StartBody");

  static final String GROUP = "{'method':'GET','paths':['/'],'traffic_type':'web'%s}";
  static final String CONFIG = "'Traffic Generator URL':'http://h'";

  static boolean programAccepts(String body) {
    return Sent.read(body).plan() instanceof Checked.Valid<RunPlan>;
  }

  static void assertAgreed(String body, boolean accepted) {
    assertThat(programAccepts(body))
        .as("program: %s %s", body, Sent.told(body))
        .isEqualTo(accepted);
    assertThat(START.accepts(body))
        .as("schema: %s %s", body, START.faults(body))
        .isEqualTo(accepted);
  }

  static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  static String withSetting(Setting setting, String value) {
    boolean least = setting.title().startsWith("Minimum");
    String widest =
        least
            ? ",'Maximum Session Length':1000000000,'Maximum Think Time':1000000000"
            : setting.title().startsWith("Maximum")
                ? ",'Minimum Session Length':0,'Minimum Think Time':0"
                : setting == Setting.THINK_TIME_MEDIAN
                    ? ",'Think Time Cap':1000000000"
                    : setting == Setting.THINK_TIME_CAP ? ",'Think Time Median':0.001" : "";
    String target = setting == Setting.TARGET_URL ? "" : CONFIG + ",";
    return json(
        "{'config':{%s'%s':%s%s},'sitemap':{'paths':[%s]}}"
            .formatted(target, setting.title(), value, widest, GROUP.formatted("")));
  }

  static Stream<Setting> bounded() {
    return Stream.of(Setting.values())
        .filter(setting -> SettingRule.of(setting) instanceof SettingRule.Bounded);
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void theBoundsOfEverySettingAreTheSame(Setting setting) {
    Bounds bounds = SettingRule.boundsOf(setting);

    assertAgreed(withSetting(setting, "" + bounds.high()), true);
    assertAgreed(withSetting(setting, "" + (bounds.high() + 1)), false);
    assertAgreed(withSetting(setting, "" + bounds.low()), bounds.lowIncluded());
    assertAgreed(withSetting(setting, "" + (bounds.low() - 1)), false);
    assertAgreed(withSetting(setting, "true"), false);
    assertAgreed(withSetting(setting, "'12abc'"), false);
    assertAgreed(withSetting(setting, "' 1.0 '"), true);
    assertAgreed(withSetting(setting, "1.0"), true);
  }

  @Test
  void wholeNumbersAreWhole() {
    for (Setting setting : List.of(Setting.RATE_LIMIT, Setting.SIMULATED_USERS, Setting.SEED)) {
      assertAgreed(withSetting(setting, "2.5"), false);
      assertAgreed(withSetting(setting, "'2.5'"), false);
      assertAgreed(withSetting(setting, "'1e2'"), true);
    }
  }

  @Test
  void everySettingMayBeNullOrOfAnotherKindOnlyWhereTheProgramSaysSo() {
    List<String> kinds = List.of("null", "''", "'  '", "[]", "{}", "true", "'yes'", "1", "'x y'");
    for (Setting setting : Setting.values()) {
      for (String kind : kinds) {
        String body = withSetting(setting, kind);
        assertAgreed(body, programAccepts(body));
      }
    }
  }

  static Stream<String> names() {
    return Stream.of(Setting.values())
        .flatMap(it -> Stream.concat(Stream.of(it.title()), it.aliases().stream()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameOfASettingIsKnownInBothPlaces(String name) {
    String sitemap = "'sitemap':{'paths':[" + GROUP.formatted("") + "]}";
    Setting target = Setting.TARGET_URL;
    boolean isTarget = name.equals(target.title()) || target.aliases().contains(name);
    String members = (isTarget ? "" : CONFIG + ",") + "'" + name + "':[]";

    assertAgreed(json("{" + members + "," + sitemap + "}"), false);
    assertAgreed(json("{'config':{" + members + "}," + sitemap + "}"), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Traffic Generator URL':'http://h'                   | true",
        "'Traffic Generator URL':' HTTPS://h:8443/app/ '      | true",
        "'Traffic Generator URL':'http://[::1]:80'            | true",
        "'Traffic Generator URL':'h'                          | false",
        "'Traffic Generator URL':'ftp://h'                    | false",
        "'Traffic Generator URL':'http://h?q'                 | false",
        "'Traffic Generator URL':'http://h#f'                 | false",
        "'Traffic Generator URL':'http://u:p@h'               | false",
        "'Traffic Generator URL':'http:///x'                  | false",
        "'Traffic Generator URL':'http://h/a b'               | false",
        "'Traffic Generator URL':''                           | false",
        "'Traffic Generator URL':null                         | false",
        "'Traffic Generator URL':null,'TG_URL':'http://h'     | true",
        "'traffic_target_url':'http://h'                      | true",
        "'tg_url':'http://h'                                  | false",
        "'TG_URL':'http://h','DNS Override':5                 | true",
        "'TG_URL':'http://h','TG_DNS_OVERRIDE':'192.0.2.1'    | true",
        "'TG_URL':'http://h','TG_DNS_OVERRIDE':' [2001:db8::1] ' | true",
        "'TG_URL':'http://h','TG_DNS_OVERRIDE':'name.test'    | false",
        "'TG_URL':'http://h','TG_DNS_OVERRIDE':'192.0.2.1:80' | false",
        "'TG_URL':'http://h','XFF Header Name':''             | true",
        "'TG_URL':'http://h','XFF Header Name':' X-Real-IP '  | true",
        "'TG_URL':'http://h','XFF Header Name':'X Real'       | false",
        "'TG_URL':'http://h','debug':'OFF'                    | true",
        "'TG_URL':'http://h','debug':1                        | true",
        "'TG_URL':'http://h','debug':2                        | false",
        "'TG_URL':'http://h','debug':'maybe'                  | false",
        "'TG_URL':'http://h','tls_provider':'Conscrypt'       | true",
        "'TG_URL':'http://h','TLS Provider':'openssl'         | false",
        "'TG_URL':'http://h','HTTP Version':'AUTO'            | true",
        "'TG_URL':'http://h','HTTP Version':1.1               | true",
        "'TG_URL':'http://h','HTTP Version':2                 | true",
        "'TG_URL':'http://h','HTTP Version':2.0               | true",
        "'TG_URL':'http://h','HTTP Version':'1x1'             | false",
        "'TG_URL':'http://h','HTTP Version':'3'               | false",
        "'TG_URL':'http://h','seed':9223372036854775807       | true",
        "'TG_URL':'http://h','seed':9223372036854775808       | false",
        "'TG_URL':'http://h','Nonsense':{}                    | true",
        "'TG_URL':'http://h','Think Time Model':'LogNormal'   | true",
        "'TG_URL':'http://h','Think Time Model':'normal'      | false",
        "'TG_URL':'http://h','Load Curve':' Day '             | true",
        "'TG_URL':'http://h','Load Curve':'[[0, 0.2]]'        | true",
        "'TG_URL':'http://h','Load Curve':[[0,0.2],['5','1']] | true",
        "'TG_URL':'http://h','Load Curve':'wave'              | false",
        "'TG_URL':'http://h','Load Curve':[[0]]               | false",
        "'TG_URL':'http://h','Load Curve':[[0,0.5,1]]         | false",
        "'TG_URL':'http://h','Load Curve':[[0,1.5]]           | false",
        "'TG_URL':'http://h','Load Curve':[[-1,1]]            | false",
        "'TG_URL':'http://h','Load Curve':[[0,null]]          | false",
        "'TG_URL':'http://h','Popularity':'zipf'              | true",
        "'TG_URL':'http://h','Popularity':'likes'             | false",
        "'TG_URL':'http://h','API Think Time':[0.1,0.5]       | true",
        "'TG_URL':'http://h','API Think Time':['0.1',' 5 ']   | true",
        "'TG_URL':'http://h','API Think Time':'[0.1, 0.5]'    | true",
        "'TG_URL':'http://h','API Think Time':[0.1]           | false",
        "'TG_URL':'http://h','API Think Time':[0,1,2]         | false",
        "'TG_URL':'http://h','API Think Time':[0,'x']         | false",
        "'TG_URL':'http://h','API Think Time':[0,null]        | false",
        "'TG_URL':'http://h','API Think Time':[-1,1]          | false",
        "'TG_URL':'http://h','API Think Time':'soon'          | false",
        "'TG_URL':'http://h','Pause Between Sessions':{}      | false",
      })
  void settings(String members, boolean accepted) {
    String sitemap = "'sitemap':{'paths':[" + GROUP.formatted("") + "]}";
    assertAgreed(json("{'config':{" + members + "}," + sitemap + "}"), accepted);
    assertAgreed(json("{" + members + "," + sitemap + "}"), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'config':{C},'sitemap':{S}}                                     | true",
        "{C,'sitemap':{S}}                                                | true",
        "{C,'sitemap':{'id':5,'name':'n','sitemap':{S}}}                  | true",
        "{C,'sitemap':{'sitemap':{'name':'n','sitemap':{S}}}}             | true",
        "{C,'sitemap':{'sitemap':null,S}}                                 | true",
        "{C,'sitemap':{'name':'n'}}                                       | false",
        "{C,'sitemap':{}}                                                 | false",
        "{C,'sitemap':[]}                                                 | false",
        "{C,'sitemap':5}                                                  | false",
        "{C}                                                              | false",
        "{C,S}                                                            | true",
        "{C,'sitemap':'',S}                                               | true",
        "{C,'sitemap':null,S}                                             | true",
        "{'config':null,C,'sitemap':{S}}                                  | true",
        "{'config':5,C,'sitemap':{S}}                                     | false",
        "{'config':{},'sitemap':{S}}                                      | false",
        "{'config':{'Rate Limit':1},C,'sitemap':{S}}                      | true",
        "[]                                                               | false",
        "5                                                                | false",
      })
  void shapes(String body, boolean accepted) {
    String paths = "'paths':[" + GROUP.formatted("") + "]";
    String filled = body.replace("{C", "{" + CONFIG).replace(",C", "," + CONFIG);
    assertAgreed(json(filled.replace("S}", paths + "}")), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method':'GET','paths':['/'],'traffic_type':'web'}             | true",
        "{'method':' post ','paths':['/'],'traffic_type':'API'}          | true",
        "{'method':'FETCH','paths':['/'],'traffic_type':'web'}           | false",
        "{'method':'','paths':['/'],'traffic_type':'web'}                | false",
        "{'paths':['/'],'traffic_type':'web'}                            | false",
        "{'method':'GET','traffic_type':'web'}                           | false",
        "{'method':'GET','paths':['/']}                                  | false",
        "{'method':'GET','paths':['/'],'traffic_type':'bot'}             | false",
        "{'method':'GET','paths':[],'traffic_type':'web'}                | false",
        "{'method':'GET','paths':'/','traffic_type':'web'}               | false",
        "{'method':'GET','paths':[' '],'traffic_type':'web'}             | false",
        "{'method':'GET','paths':['/a\\nb'],'traffic_type':'web'}        | false",
        "{'method':'GET','paths':['/a\\n'],'traffic_type':'web'}         | false",
        "{'method':'GET','paths':[null],'traffic_type':'web'}            | false",
        "{'method':'GET','paths':[5],'traffic_type':'web'}               | false",
        "{'method':'GET','paths':['/'],'traffic_type':'web','x':1}       | true",
        "5                                                               | false",
        "null                                                            | false",
      })
  void groups(String group, boolean accepted) {
    assertAgreed(json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}"), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'body':'a=b'                            | true",
        "'body':{'a':[1]}                        | true",
        "'body':[1]                              | true",
        "'body':null                             | true",
        "'body':5                                | false",
        "'body':true                             | false",
        "'weight':0.5                            | true",
        "'weight':'2'                            | true",
        "'weight':''                             | true",
        "'weight':null                           | true",
        "'weight':0                              | false",
        "'weight':1000000000                     | true",
        "'weight':1000000001                     | false",
        "'weight':'heavy'                        | false",
        "'headers':{'X-A':'1','X-B':2,'X-C':true,'X-D':null} | true",
        "'headers':{'X A':'1'}                   | false",
        "'headers':{'X A':null}                  | true",
        "'headers':{'X-A':'a\\nb'}               | false",
        "'headers':{'X-A':'b\\n'}                | false",
        "'headers':{'X-A':'\\u0001'}             | false",
        "'headers':{'X-A':'caf\\u00e9'}          | true",
        "'headers':{'X-A':'\\u20ac'}             | false",
        "'headers':{'X-A':[1]}                   | false",
        "'headers':''                            | true",
        "'headers':'x'                           | false",
        "'headers':[]                            | false",
      })
  void groupMembers(String member, boolean accepted) {
    String group = GROUP.formatted("," + member);
    assertAgreed(json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}"), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'paths_auth_req':[]                                           | true",
        "'paths_auth_req':''                                           | true",
        "'paths_auth_req':{}                                           | false",
        "'global_headers':{'X-A':'@a'}                                 | true",
        "'global_headers':{'X:A':'1'}                                  | false",
        "'path_headers_override':{'paths':['/@x'],'headers':{'A':'1'}} | true",
        "'path_headers_override':{'paths':[''],'headers':{'A':'1'}}    | false",
        "'path_headers_override':{'paths':'x'}                         | false",
        "'path_headers_override':{}                                    | true",
        "'path_headers_override':''                                    | true",
        "'path_headers_override':[]                                    | false",
        "'variables':{'a':{'type':'list','value':[1,'b',true,null]}}   | true",
        "'variables':{'a':{'type':'List','value':[1]}}                 | true",
        "'variables':{'a':{'type':'list','value':[]}}                  | false",
        "'variables':{'a':{'type':'list','value':[[1]]}}               | false",
        "'variables':{'a':{'type':'range','value':[1,2]}}              | true",
        "'variables':{'a':{'type':'range','value':['1','2.0']}}        | true",
        "'variables':{'a':{'type':'range','value':[1]}}                | false",
        "'variables':{'a':{'type':'range','value':[1,2,3]}}            | false",
        "'variables':{'a':{'type':'range','value':[1,2.5]}}            | false",
        "'variables':{'a':{'type':'range','value':[1,'x']}}            | false",
        "'variables':{'a':{'type':'range','value':[1,'']}}             | false",
        "'variables':{'a':{'type':'dice','value':[1,2]}}               | false",
        "'variables':{'a':{'value':[1,2]}}                             | false",
        "'variables':{'a':{'type':'list'}}                             | false",
        "'variables':{'a':{'type':'uuid'}}  | true",
        "'variables':{'a':{'type':'uuid','value':5}}  | true",
        "'variables':{'a':{'type':'sequence'}}  | true",
        "'variables':{'a':{'type':'sequence','start':'5','step':-1,'end':null}}  | true",
        "'variables':{'a':{'type':'sequence','start':''}}  | true",
        "'variables':{'a':{'type':'sequence','start':1.5}}  | false",
        "'variables':{'a':{'type':'sequence','step':0}}  | false",
        "'variables':{'a':{'type':'sequence','start':9007199254740992}}  | false",
        "'variables':{'a':{'type':'sequence','end':true}}  | false",
        "'variables':{'a':{'type':'timestamp'}}  | true",
        "'variables':{'a':{'type':'timestamp','format':'unix','offset':'-3.5'}}  | true",
        "'variables':{'a':{'type':'timestamp','offset':1000000001}}  | false",
        "'variables':{'a':{'type':'timestamp','format':5}}  | false",
        "'variables':{'a':{'type':'random_string'}}  | true",
        "'variables':{'a':{'type':'random_string','length':8,'alphabet':'Hex'}}  | true",
        "'variables':{'a':{'type':'random_string','length':['1',1024],'characters':'ab'}}  | true",
        "'variables':{'a':{'type':'random_string','length':0}}  | false",
        "'variables':{'a':{'type':'random_string','length':[0,5]}}  | false",
        "'variables':{'a':{'type':'random_string','length':[5]}}  | false",
        "'variables':{'a':{'type':'random_string','length':{}}}  | false",
        "'variables':{'a':{'type':'random_string','alphabet':'greek'}}  | false",
        "'variables':{'a':{'type':'csv','value':'a,b\\n1,2'}}  | true",
        "'variables':{'a':{'type':'csv','value':'a,b'}}  | false",
        "'variables':{'a':{'type':'csv','value':''}}  | false",
        "'variables':{'a':{'type':'csv'}}  | false",
        "'variables':{'a':{'type':'csv','value':[1]}}  | false",
        "'variables':{'a':{'type':'faker','value':'#{name.fullName}'}}  | true",
        "'variables':{'a':{'type':'faker','value':'#{name.fullName}','locale':'de'}}  | true",
        "'variables':{'a':{'type':'faker','value':'Ann'}}  | false",
        "'variables':{'a':{'type':'faker','value':5}}  | false",
        "'variables':{'a':{'type':'faker'}}  | false",
        "'variables':{'a':{'type':'faker','value':'#{name.fullName}','locale':5}}  | false",
        "'variables':{'a b':{'type':'list','value':[1]}}               | false",
        "'variables':{'a':null}                                        | true",
        "'variables':{'a':5}                                           | false",
        "'variables':''                                                | true",
        "'variables':[]                                                | false",
        "'has_auth':'no','auth':{'auth_type':'?'}                      | true",
        "'has_auth':false,'auth':5                                     | true",
        "'has_auth':0,'auth':{}                                        | true",
        "'has_auth':true                                               | false",
        "'has_auth':'yes','auth':{}                                    | false",
        "'has_auth':'perhaps'                                          | false",
        "'has_auth':null,'auth':{}                                     | true",
        "'has_auth':'','auth':''                                       | true",
        "'auth':null                                                   | true",
        "'auth':5                                                      | false",
        "'auth':{'auth_type':'bearer'}                                 | false",
        "'auth':{'login_path':'/l','auth_type':'Form_Data','credentials':{'body_params':{'a':1}},'form_page':'f?n=/'} | true",
        "'auth':{'login_path':'/l','auth_type':'form_data','credentials':{'body_params':{'a':1}},'form_page':'/\\u0001'} | false",
      })
  void sitemapMembers(String member, boolean accepted) {
    String paths = "'paths':[" + GROUP.formatted("") + "]";
    assertAgreed(json("{" + CONFIG + ",'sitemap':{" + paths + "," + member + "}}"), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'basic'       | {'header':{'Authorization':'x'}}                   | true",
        "'basic'       | {'body_params':{'username':'u','password':'p'}}    | true",
        "' BASIC '     | {'body_params':{'username':5,'password':true}}     | true",
        "'basic'       | {'body_params':{'username':'u'}}                   | false",
        "'basic'       | {'body_params':{'username':'u:v','password':'p'}}  | false",
        "'basic'       | {'body_params':{'username':'','password':'p'}}     | false",
        "'basic'       | {}                                                 | false",
        "'bearer'      | {'header':{'Authorization':'Bearer x'}}            | true",
        "'bearer'      | {'header':{}}                                      | false",
        "'bearer'      | {'header':{'A B':'x'}}                             | false",
        "'bearer'      | {'body_params':{'a':'b'}}                          | false",
        "'bearer'      | null                                               | false",
        "'custom_header'  | {'header':{'X-Key':'k'}}                        | true",
        "'custom_headers' | {'header':{'X-Key':'k'}}                        | true",
        "'form_data'   | {'body_params':{'a':'b','c':1}}                    | true",
        "'body_params' | {'body_params':{'a':'b'}}                          | true",
        "'form_data'   | {'body_params':{}}                                 | false",
        "'form_data'   | {'body_params':{'a':[1]}}                          | false",
        "'form_data'   | {'header':{'a':'b'}}                               | false",
        "'query_params'| {'body_params':{'key':'k'}}                        | true",
        "'json_body'   | {'json_body':{'a':[1]}}                            | true",
        "'json_body'   | {'json_body':'text'}                               | true",
        "'json_body'   | {'json_body':' '}                                  | false",
        "'json_body'   | {}                                                 | false",
        "'json_body'   | []                                                 | false",
        "'digest'      | {'header':{'a':'b'}}                               | false",
        "''            | {'header':{'a':'b'}}                               | false",
        "null          | {'header':{'a':'b'}}                               | false",
      })
  void credentials(String type, String credentials, boolean accepted) {
    String rest = "'auth_type':" + type + ",'credentials':" + credentials;
    assertAgreed(withAuth("'auth_method':'POST','auth_path':'/login'," + rest), accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'auth_method':'post','auth_path':'/l'                      | true",
        "'auth_method':'login_path','auth_path':'/l'                | true",
        "'login_path':'/l'                                          | true",
        "'auth_method':'','login_path':'/l'                         | true",
        "'auth_method':'GET','login_path':'/l'                      | true",
        "'auth_path':'/l'                                           | false",
        "'auth_method':'POST'                                       | false",
        "'auth_method':'POST','auth_path':' '                       | false",
        "'auth_method':'STEAL','auth_path':'/l'                     | false",
        "'login_path':'/l','token_path':'/data/token'               | true",
        "'login_path':'/l','token_path':'/a~1b~0'                   | true",
        "'login_path':'/l','token_path':'/a~2'                      | false",
        "'login_path':'/l','token_path':'token'                     | false",
        "'login_path':'/l','token_path':''                          | true",
        "'login_path':'/l','token_path':5                           | false",
        "'login_path':'/l','form_page':'/l'                         | false",
        "'login_path':'/l','form_page':' '                          | true",
      })
  void logins(String members, boolean accepted) {
    String rest = ",'auth_type':'bearer','credentials':{'header':{'Authorization':'x'}}";
    assertAgreed(withAuth(members + rest), accepted);
  }

  private static String withAuth(String members) {
    String paths = "'paths_auth_req':[" + GROUP.formatted("") + "]";
    return json("{" + CONFIG + ",'sitemap':{" + paths + ",'auth':{" + members + "}}}");
  }
}
