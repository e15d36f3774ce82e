package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.CipherSuites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A data file, taken apart: its profiles as keys and values, and its headers. The form is
/// described in the `README.md` beside the files.
record ProfileFile(
    List<Section> profiles, Map<Purpose, TemplateReader.Draft> headers, CipherSuites ciphers) {

  private static final Pattern CIPHER = Pattern.compile("TLS_[A-Z0-9_]+");

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "family",
          "weight",
          "versions",
          "user-agent",
          "language",
          "headers",
          "brand",
          "platform",
          "mobile");

  /// A `[browser]` or `[client]`.
  record Section(SourceLine head, boolean browser, Map<String, SourceLine> keys) {

    SourceLine get(String key) {
      SourceLine value = keys.get(key);
      if (value == null) {
        throw head.wrong("'" + key + "' is missing");
      }
      return value;
    }

    @Nullable SourceLine find(String key) {
      return keys.get(key);
    }
  }

  static ProfileFile parse(String file, String content) {
    var profiles = new ArrayList<Section>();
    var headers = new EnumMap<Purpose, TemplateReader.Draft>(Purpose.class);
    var ciphers = new ArrayList<String>();
    List<SourceLine> lines = SourceLine.of(file, content);
    for (int from = 0; from < lines.size(); ) {
      SourceLine head = lines.get(from);
      int to = from + 1;
      while (to < lines.size() && !isHead(lines.get(to))) {
        to++;
      }
      List<SourceLine> body = List.copyOf(lines.subList(from + 1, to));
      String[] words = words(head);
      switch (words[0]) {
        case "browser", "client" ->
            profiles.add(new Section(head, words[0].equals("browser"), keys(body)));
        case "headers" -> addHeaders(headers, head, words, body);
        case "ciphers" -> addCiphers(ciphers, head, body);
        default ->
            throw head.wrong("expected [browser], [client], [ciphers] or [headers PURPOSE ...]");
      }
      from = to;
    }
    return new ProfileFile(List.copyOf(profiles), Map.copyOf(headers), new CipherSuites(ciphers));
  }

  private static boolean isHead(SourceLine line) {
    return line.text().startsWith("[") && line.text().endsWith("]");
  }

  private static String[] words(SourceLine head) {
    return isHead(head)
        ? head.text().substring(1, head.text().length() - 1).strip().split("\\s+", -1)
        : new String[] {""};
  }

  private static Map<String, SourceLine> keys(List<SourceLine> body) {
    var keys = new HashMap<String, SourceLine>();
    for (SourceLine line : body) {
      int colon = line.text().indexOf(':');
      String key = line.text().substring(0, Math.max(colon, 0));
      if (!KEYS.contains(key)) {
        throw line.wrong(
            "expected 'key: value' with one of the keys " + KEYS.stream().sorted().toList());
      }
      if (keys.put(key, line.withText(line.text().substring(colon + 1))) != null) {
        throw line.wrong("'" + key + "' stands twice");
      }
    }
    return Map.copyOf(keys);
  }

  private static void addCiphers(List<String> ciphers, SourceLine head, List<SourceLine> body) {
    if (body.isEmpty() || !ciphers.isEmpty()) {
      throw head.wrong("cipher suites stand in one list, with a line for each");
    }
    for (SourceLine line : body) {
      if (!CIPHER.matcher(line.text()).matches()) {
        throw line.wrong("expected a cipher suite as IANA names it");
      }
      ciphers.add(line.text());
    }
  }

  private static void addHeaders(
      Map<Purpose, TemplateReader.Draft> headers,
      SourceLine head,
      String[] words,
      List<SourceLine> body) {
    if (words.length == 1 || body.isEmpty()) {
      throw head.wrong("headers need a purpose and a line");
    }
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    for (String word : List.of(words).subList(1, words.length)) {
      if (!purposes.add(purpose(head, word))) {
        throw head.wrong(word + " stands twice");
      }
    }
    List<TemplateReader.Entry> block = TemplateReader.read(body, purposes);
    for (Purpose purpose : purposes) {
      TemplateReader.Draft draft = TemplateReader.draft(block, purpose);
      TemplateReader.check(purpose, draft, head);
      if (headers.put(purpose, draft) != null) {
        throw head.wrong(purpose + " stands twice");
      }
    }
  }

  private static Purpose purpose(SourceLine head, String word) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> purpose.name().equals(word))
        .findFirst()
        .orElseThrow(() -> head.wrong("'" + word + "' is not a purpose"));
  }
}
