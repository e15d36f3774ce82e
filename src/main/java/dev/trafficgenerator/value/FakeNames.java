package dev.trafficgenerator.value;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.datafaker.Faker;
import net.datafaker.providers.base.AbstractProvider;

/// Names in Datafaker's expressions.
final class FakeNames {
  private static final Pattern NAMES = Pattern.compile("#\\{([A-Za-z_]+)\\.([A-Za-z_]+)");
  private static final int TYPOS_MAX = 3;

  private FakeNames() {}

  /// What somebody may have meant by `#{nme.fulName}`.
  static Optional<String> nearest(String directive) {
    Matcher names = NAMES.matcher(directive);
    if (!names.find()) {
      return Optional.empty();
    }
    Optional<Method> provider =
        nearest(names.group(1), Faker.class, it -> isProvider(it.getReturnType()));
    return provider.flatMap(room ->
        nearest(names.group(2), room.getReturnType(), FakeNames::isOwn)
            .map(it -> "#{" + room.getName() + "." + it.getName() + "}")
            .filter(it -> !it.equals(directive)));
  }

  private static boolean isProvider(Class<?> type) {
    return AbstractProvider.class.isAssignableFrom(type);
  }

  private static boolean isOwn(Method method) {
    return !method.getDeclaringClass().isAssignableFrom(AbstractProvider.class)
        && method.getReturnType() == String.class;
  }

  private static Optional<Method> nearest(String name, Class<?> type, Predicate<Method> among) {
    return Stream.of(type.getMethods())
        .filter(it -> it.getParameterCount() == 0 && !Modifier.isStatic(it.getModifiers()))
        .filter(among)
        .filter(it -> typos(it.getName(), name) <= TYPOS_MAX)
        .min(
            Comparator.comparingInt((Method it) -> typos(it.getName(), name))
                .thenComparing(Method::getName));
  }

  /// Letters to put in, take out or change (Levenshtein).
  static int typos(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT).replace("_", "");
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
