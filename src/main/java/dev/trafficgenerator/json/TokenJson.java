package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds the token in a login's JSON answer.
public final class TokenJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// In the order in which they are looked for.
  private static final List<String> NAMES =
      List.of("auth_token", "token", "access_token", "accessToken", "id_token", "jwt");

  private TokenJson() {}

  /// The token: where `pointer` points, or else under one of the usual names, at top level or one
  /// object down. Empty when there is none, also when the answer is no JSON.
  ///
  /// @param pointer a JSON Pointer; empty = look for the usual names
  public static Optional<String> token(byte[] answer, Optional<String> pointer) {
    JsonNode root;
    try {
      root = MAPPER.readTree(answer);
    } catch (IOException e) {
      // A login may answer with a page; then its cookie counts.
      return Optional.empty();
    }
    if (pointer.isPresent()) {
      return text(root.at(pointer.get()));
    }
    Optional<String> atTop = named(root);
    if (atTop.isPresent()) {
      return atTop;
    }
    for (JsonNode child : root) {
      Optional<String> below = named(child);
      if (child.isObject() && below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(JsonNode object) {
    return NAMES.stream()
        .map(object::path)
        .map(TokenJson::text)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// A token is a text that is not empty, and that a header can carry.
  private static Optional<String> text(JsonNode node) {
    return node.isTextual() || node.isNumber()
        ? Optional.of(node.asText()).filter(TokenJson::fitsHeader)
        : Optional.empty();
  }

  private static boolean fitsHeader(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
