package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the form to log in with on a page.
public final class LoginPage {
  /// Keeps pages, and a byte more than is read, so that a page that is too large can be told.
  public static final Keep KEEP =
      (status, contentType) ->
          isSuccess(status) && isPage(contentType) ? PageAnswer.BYTES_MAX + 1 : 0;

  /// What was found on a page.
  public sealed interface Found {}

  /// The form to log in with.
  public record Form(PageForm form) implements Found {}

  /// Why there is none.
  public enum Missing implements Found {
    /// The status is not 2xx.
    REFUSED("not 2xx"),
    /// The answer is not HTML.
    NOT_A_PAGE("no HTML page"),
    /// There is more of it than is read.
    TOO_LARGE("larger than 2 MiB"),
    /// None of its forms could be a login.
    NO_FORM("no login form on it");

    private final String meaning;

    Missing(String meaning) {
      this.meaning = meaning;
    }

    /// In a few words, nothing of the page among them.
    public String meaning() {
      return meaning;
    }
  }

  private final Set<String> names;
  private final @Nullable String loginPath;

  /// @param names of the credentials' fields
  /// @param loginUrl where the login call goes; null when it depends on variables
  public LoginPage(Set<String> names, @Nullable String loginUrl) {
    this.names = Set.copyOf(names);
    loginPath = loginUrl == null ? null : UrlText.resolvedPath(loginUrl);
  }

  /// The login form in `answer`, whatever that holds: the form with most of the credentials' names;
  /// among equals one with a password, then one that is sent to where the login call goes, then one
  /// that is sent by POST; among those the first. A form of which nothing of that is true is none.
  ///
  /// @param url where it was found
  public Found read(Exchange.Answered answer, String url) {
    if (!isSuccess(answer.status())) {
      return Missing.REFUSED;
    }
    byte[] html = answer.body();
    String contentType = answer.headers().get("Content-Type");
    if (!isPage(contentType) || html == null) {
      return Missing.NOT_A_PAGE;
    }
    if (html.length > PageAnswer.BYTES_MAX) {
      return Missing.TOO_LARGE;
    }
    HtmlForm best = null;
    int bestRank = 0;
    for (HtmlForm form : HtmlForm.all(html, contentType, url)) {
      int rank = rank(form);
      if (rank > bestRank) {
        best = form;
        bestRank = rank;
      }
    }
    return best == null ? Missing.NO_FORM : new Form(best.filledIn());
  }

  private int rank(HtmlForm form) {
    int known = (int) names.stream().filter(form.names()::contains).count();
    return known << 3
        | (form.hasPassword() ? 4 : 0)
        | (form.actionPath().equals(loginPath) ? 2 : 0)
        | (form.isPost() ? 1 : 0);
  }

  /// Whether `answer` asks for the credentials once more: it has a form with all the names that
  /// `filledIn` had of them.
  ///
  /// @param url where it was found
  public boolean asksAgain(PageForm filledIn, Exchange.Answered answer, String url) {
    var asked = new HashSet<>(filledIn.names());
    asked.retainAll(names);
    return !asked.isEmpty()
        && read(answer, url) instanceof Form(PageForm form)
        && form.names().containsAll(asked);
  }

  private static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  /// Whether what is said to be of `contentType` is HTML.
  public static boolean isPage(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
  }
}
