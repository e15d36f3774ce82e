package dev.trafficgenerator.visitor;

/// Visitors who all have the same browser, in any version, and read American English.
public final class OneBrowser {
  private OneBrowser() {}

  /// @param file with its profile, such as `chrome.txt`
  /// @param name with `{version}` in the place of the version
  public static Visitors of(String file, String name, int version) {
    ProfileFolder standard = ProfileFolder.standard();
    Visitors all =
        new ProfileFolder(
                asked -> {
                  String content = standard.content().apply(asked);
                  if (asked.equals("languages.txt")) {
                    return "columns: chrome firefox safari android\n1"
                        + " | en-US,en"
                            .repeat("chrome firefox safari android".split(" ", -1).length);
                  }
                  return asked.equals(file)
                      ? content.replaceAll("(?m)^versions:.*$", "versions: " + version + "=1")
                      : content;
                })
            .read();
    String wanted = name.replace("{version}", Integer.toString(version));
    var browsers = new Weighted<BrowserProfile>();
    var clients = new Weighted<ClientProfile>();
    for (Profile profile : all.profiles()) {
      switch (profile) {
        case BrowserProfile browser when browser.name().equals(wanted) -> browsers.add(browser, 1);
        case ClientProfile client -> clients.add(client, 1);
        case BrowserProfile _ -> {
          // Somebody else's.
        }
      }
    }
    return new Visitors(browsers, clients);
  }
}
