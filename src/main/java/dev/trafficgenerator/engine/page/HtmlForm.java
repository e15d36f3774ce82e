package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.engine.planning.PageForm.Control;
import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.sitemap.Secret;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A form as it stands in HTML, and what a browser sends of it ("constructing the entry list" of
/// the HTML standard), with the button that the person presses, if it is plain which one that is.
final class HtmlForm {
  /// Most controls that are sent, of those with a name; Django takes no more either.
  static final int CONTROLS_MAX = 1_000;

  /// Whose value is the name of the encoding, for those who ask.
  private static final String CHARSET_FIELD = "_charset_";

  private final Element element;
  private final Document document;
  private final List<Control> controls = new ArrayList<>();
  private final List<Integer> buttons = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean hasPassword;

  private HtmlForm(Element element, Document document) {
    this.element = element;
    this.document = document;
  }

  /// The forms of `html`, whatever that holds, in the order of the page.
  ///
  /// @param url where it was found
  static List<HtmlForm> all(byte[] html, @Nullable String contentType, String url) {
    Document document = FormText.parse(html, contentType, url);
    var byElement = new HashMap<Element, HtmlForm>();
    var byId = new HashMap<String, HtmlForm>();
    var all = new ArrayList<HtmlForm>();
    document.forEach(each -> {
      if (each.normalName().equals("form")) {
        var form = new HtmlForm(each, document);
        all.add(form);
        byElement.put(each, form);
        byId.putIfAbsent(each.id(), form);
      }
    });
    document.forEach(each -> {
      HtmlForm owner = owner(each, byElement, byId);
      if (owner != null) {
        owner.take(each);
      }
    });
    return all;
  }

  /// The form that a control belongs to; null for none, and for what is disabled.
  private static @Nullable HtmlForm owner(
      Element control, Map<Element, HtmlForm> byElement, Map<String, HtmlForm> byId) {
    boolean isControl =
        switch (control.normalName()) {
          case "input", "button", "select", "textarea" -> true;
          default -> false;
        };
    if (!isControl || control.hasAttr("disabled")) {
      return null;
    }
    HtmlForm around = null;
    for (Element at = control.parent(); at != null; at = at.parent()) {
      if (at.normalName().equals("fieldset") && at.hasAttr("disabled")) {
        return null;
      }
      around = around == null ? byElement.get(at) : around;
    }
    return control.hasAttr("form") ? byId.get(control.attr("form")) : around;
  }

  private void take(Element control) {
    String type = control.attr("type").strip().toLowerCase(Locale.ROOT);
    String value = control.attr("value");
    switch (control.normalName()) {
      case "textarea" -> add(control, control.wholeText(), true);
      case "select" -> choices(control);
      case "button" -> {
        if (!type.equals("button") && !type.equals("reset")) {
          button(control, value);
        }
      }
      default -> {
        switch (type) {
          case "submit" -> button(control, control.hasAttr("value") ? value : "Submit");
          case "image", "button", "reset" -> {
            // not sent, or by where on it the mouse was
          }
          case "checkbox", "radio" ->
              add(control, control.hasAttr("value") ? value : "on", control.hasAttr("checked"));
          case "file" -> add(control, "", true);
          case "hidden" ->
              add(
                  control,
                  control.attr("name").equals(CHARSET_FIELD) ? sentIn().name() : value,
                  true);
          default -> {
            hasPassword |= type.equals("password");
            add(control, value, true);
          }
        }
      }
    }
  }

  private void button(Element button, String value) {
    int before = controls.size();
    add(button, value, false);
    if (controls.size() > before) {
      buttons.add(before);
    }
  }

  /// Of a list from which one is to be chosen, the first one is, unless it says otherwise.
  private void choices(Element select) {
    boolean isMultiple = select.hasAttr("multiple");
    var selected = new ArrayList<Element>();
    Element first = null;
    for (Element option : select.getElementsByTag("option")) {
      if (!option.hasAttr("disabled")) {
        first = first == null ? option : first;
        if (option.hasAttr("selected")) {
          selected.add(option);
        }
      }
    }
    if (selected.isEmpty() && !isMultiple && first != null) {
      selected.add(first);
    }
    if (selected.isEmpty()) {
      add(select, "", false);
    }
    for (Element option :
        isMultiple || selected.isEmpty() ? selected : List.of(selected.getLast())) {
      add(select, option.hasAttr("value") ? option.attr("value") : option.text(), true);
    }
  }

  private void add(Element control, String value, boolean isSent) {
    String name = control.attr("name");
    if (!name.isEmpty() && controls.size() < CONTROLS_MAX) {
      names.add(FormText.withLineEnds(name));
      controls.add(
          new Control(
              FormText.withLineEnds(name), new Secret(FormText.withLineEnds(value)), isSent));
    }
  }

  /// Names of its controls.
  Set<String> names() {
    return names;
  }

  boolean hasPassword() {
    return hasPassword;
  }

  boolean isPost() {
    return element.attr("method").strip().equalsIgnoreCase("post");
  }

  /// Where it is sent, without query string; empty when that is no page.
  String actionPath() {
    String url = element.attr("action").isBlank() ? document.location() : element.absUrl("action");
    return url.startsWith("http") && url.contains("://") ? UrlText.resolvedPath(url) : "";
  }

  /// As it is sent once somebody has filled it in.
  PageForm filledIn() {
    var sent = new ArrayList<>(controls);
    if (buttons.size() == 1) {
      int button = buttons.getFirst();
      Control pressed = sent.get(button);
      sent.set(button, new Control(pressed.name(), pressed.value(), true));
    }
    return new PageForm(sent, sentIn());
  }

  private Charset sentIn() {
    return FormText.sentIn(element.attr("accept-charset"), document.charset());
  }
}
