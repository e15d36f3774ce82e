package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Variable;
import java.util.random.RandomGenerator;

/// Random characters; one beyond the Basic Multilingual Plane counts as one.
final class RandomText implements ValueSource {
  private final int shortest;
  private final int longest;
  private final int[] characters;

  RandomText(Variable.RandomString drawn) {
    shortest = drawn.shortest();
    longest = drawn.longest();
    characters = drawn.characters().codePoints().toArray();
  }

  @Override
  public String next(RandomGenerator random) {
    int length = shortest == longest ? shortest : random.nextInt(shortest, longest + 1);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
