package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the program and the published schema differ, which is on purpose.
class SchemaDisagreementTest {
  /// What a schema of single values cannot say, or not in a way that anybody could read; the schema
  /// lets pass more than the program does. Anything else is a fault in one of the two.
  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers in strings have no bounds
        "{'TG_URL':'http://h','Rate Limit':'0',S}",
        "{'TG_URL':'http://h','Rate Limit':'1e-1',S}",
        // one value against another
        "{'TG_URL':'http://h','Minimum Session Length':50,S}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'range','value':[2,1]}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'sequence','start':2,'end':1}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'sequence','step':'0'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'timestamp','format':'iso8601'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'random_string','length':[2,1]}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'random_string','alphabet':'hex','characters':'ab'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'csv','value':'a,b\\n1'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'faker','value':'#{nme.fulName}'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'faker','value':'#{name.fullName}','locale':'xx'}},P}}",
        "{'TG_URL':'http://h','sitemap':{'paths':[{'method':'GET','paths':['http://other/'],'traffic_type':'web'}]}}",
        "{'TG_URL':'http://h','sitemap':{'has_auth':false,'auth':{},'paths_auth_req':[G]}}",
        "{'TG_URL':'http://h','sitemap':{'variables':{'a':{'type':'list','value':['x\\ny']}},'global_headers':{'A':'@a'},P}}",
        "{'TG_URL':'http://h','sitemap':{'paths':[{'method':'HEAD','paths':['/'],'traffic_type':'web','expect':{'contains':'x'}}]}}",
        // a host, a port, an address
        "{'TG_URL':'http://h:99999',S}",
        "{'TG_URL':'http://1.2.3',S}",
        "{'TG_URL':'http://h','TG_DNS_OVERRIDE':'999.0.0.1',S}",
        // what is in a string
        "{'TG_URL':'http://h','sitemap':'{'}",
        "{'TG_URL':'http://h','Thresholds':'{x}',S}",
      })
  void theProgramAloneRefuses(String body) {
    String paths = "'paths':[G]";
    String json =
        SchemaAgreementTest.json(
            body.replace("S}", "'sitemap':{P}}")
                .replace("P}", paths + "}")
                .replace("[G]", "[" + SchemaAgreementTest.GROUP.formatted("") + "]"));

    assertThat(SchemaAgreementTest.programAccepts(json)).as(json).isFalse();
    assertThat(SchemaAgreementTest.START.faults(json)).as(json).isEmpty();
  }

  /// And the other way round: names that lose against another are not read.
  @Test
  void theSchemaAloneRefuses() {
    for (String body :
        List.of(
            "{'TG_URL':'http://h','Rate Limit':1,'rate_limit':'no number',S}",
            "{'TG_URL':'http://h','debug':'true','DEBUG_MODE':[],S}")) {
      String json =
          SchemaAgreementTest.json(
              body.replace(
                  "S}", "'sitemap':{'paths':[" + SchemaAgreementTest.GROUP.formatted("") + "]}}"));
      assertThat(SchemaAgreementTest.programAccepts(json)).as(json).isTrue();
      assertThat(SchemaAgreementTest.START.accepts(json)).as(json).isFalse();
    }
  }
}
