package dev.trafficgenerator.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The folder of data files: `index.txt` names those with profiles, `languages.txt` holds the
/// languages. What is wrong in one is thrown with file and line.
///
/// @param content gives a file's text by its name
record ProfileFolder(UnaryOperator<String> content) {

  /// The one that comes with the product.
  static ProfileFolder standard() {
    return new ProfileFolder(ProfileFolder::resource);
  }

  Visitors read() {
    LanguageTable languages = LanguageTable.parse("languages.txt", content.apply("languages.txt"));
    var files = new LinkedHashMap<String, ProfileFile>();
    for (SourceLine line : SourceLine.of("index.txt", content.apply("index.txt"))) {
      files.put(line.text(), ProfileFile.parse(line.text(), content.apply(line.text())));
    }
    var browsers = new Weighted<BrowserProfile>();
    var clients = new Weighted<ClientProfile>();
    Set<String> names = new HashSet<>();
    for (ProfileFile file : files.values()) {
      for (ProfileFile.Section section : file.profiles()) {
        var reading = new Reading(section, headers(section, files), languages, names);
        if (section.browser()) {
          reading.eachVersion(reading::browser, browsers);
        } else {
          reading.eachVersion(reading::client, clients);
        }
      }
    }
    if (browsers.values().isEmpty() || clients.values().isEmpty()) {
      throw new SourceLine("index.txt", 1, "").wrong("no browser, or no client");
    }
    return new Visitors(browsers, clients);
  }

  /// The header blocks of the section's own file, or of the one it names.
  private static ProfileFile headers(ProfileFile.Section section, Map<String, ProfileFile> files) {
    SourceLine other = section.find("headers");
    ProfileFile file = files.get(other == null ? section.head().file() : other.text());
    if (file == null) {
      throw section.get("headers").wrong("no such file in the index");
    }
    return file;
  }

  /// A section on its way to profiles, one for each of its versions.
  private record Reading(
      ProfileFile.Section section,
      ProfileFile headers,
      LanguageTable languages,
      Set<String> names) {

    @FunctionalInterface
    interface Maker<T> {
      T make(String name, ProfileFacts facts);
    }

    <T> void eachVersion(Maker<T> maker, Weighted<T> into) {
      SourceLine versions = section.get("versions");
      SourceLine weight = section.get("weight");
      double total = weight.positive(weight.text());
      double shares = 0;
      Map<String, Double> shareOfVersion = new LinkedHashMap<>();
      for (String word : versions.text().split("\\s+", -1)) {
        String[] versionAndShare = word.split("=", -1);
        if (versionAndShare.length != 2 || versionAndShare[0].isEmpty()) {
          throw versions.wrong("expected 'VERSION=SHARE ...'");
        }
        double share = versions.positive(versionAndShare[1]);
        shareOfVersion.put(versionAndShare[0], share);
        shares += share;
      }
      for (var entry : shareOfVersion.entrySet()) {
        into.add(make(maker, entry.getKey()), total * entry.getValue() / shares);
      }
    }

    private <T> T make(Maker<T> maker, String version) {
      var versionAlone = new ProfileFacts(Map.of("version", version));
      String name = versionAlone.in(section.get("name"));
      if (!names.add(name)) {
        throw section.get("name").wrong("'" + name + "' is the name of another profile");
      }
      Map<String, String> facts = new HashMap<>(versionAlone.values());
      SourceLine brand = section.find("brand");
      if (brand != null) {
        String major = version.split("\\.", 2)[0];
        facts.put("brands", BrandList.of(brand.text(), (int) brand.positive(major)));
      }
      for (String key : List.of("user-agent", "platform", "mobile")) {
        SourceLine line = section.find(key);
        if (line != null) {
          facts.put(key, versionAlone.in(line));
        }
      }
      return maker.make(name, new ProfileFacts(facts));
    }

    BrowserProfile browser(String name, ProfileFacts facts) {
      var templates = new EnumMap<Purpose, HeaderTemplate>(Purpose.class);
      IdentityHashMap<TemplateReader.Entry, HeaderTemplate.Line> filled = new IdentityHashMap<>();
      for (Purpose purpose : Purpose.values()) {
        templates.put(purpose, template(purpose, facts, filled));
      }
      return new BrowserProfile(
          name,
          section.get("family").text(),
          userAgent(facts),
          headers.ciphers(),
          languages.column(section.get("language")),
          templates);
    }

    ClientProfile client(String name, ProfileFacts facts) {
      HeaderTemplate template = template(Purpose.FETCH, facts, new IdentityHashMap<>());
      return new ClientProfile(name, section.get("family").text(), userAgent(facts), template);
    }

    private static String userAgent(ProfileFacts facts) {
      return facts.values().getOrDefault("user-agent", "");
    }

    private HeaderTemplate template(
        Purpose purpose,
        ProfileFacts facts,
        IdentityHashMap<TemplateReader.Entry, HeaderTemplate.Line> filled) {
      TemplateReader.Draft draft = headers.headers().get(purpose);
      if (draft == null) {
        throw section.head().wrong("no headers for " + purpose);
      }
      return draft.with(facts, filled);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = ProfileFolder.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no such file beside the profiles: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
