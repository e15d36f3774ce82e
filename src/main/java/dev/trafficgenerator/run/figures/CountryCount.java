package dev.trafficgenerator.run.figures;

import java.util.Locale;

/// How many visits were from one country.
///
/// @param country its code of ISO 3166-1
/// @param sessions ever begun in this run
public record CountryCount(String country, long sessions) {

  /// The country's name in a language; the code where it has none.
  public String name(Locale language) {
    return Locale.of("", country).getDisplayCountry(language);
  }

  /// Most countries that are counted: more than addresses can be drawn from.
  public static final int MOST = 250;
}
