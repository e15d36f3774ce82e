package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.Secret;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A form as it stood on a page: what a browser would send of it, before anybody fills it in.
///
/// @param controls in the order of the page
/// @param charset that it is sent in
public record PageForm(List<Control> controls, Charset charset) {

  /// No page was read: nothing but what the sitemap says is sent.
  public static final PageForm NONE = new PageForm(List.of(), StandardCharsets.UTF_8);

  /// A control that has a name. Its value may be a token, which is good for one login.
  ///
  /// @param isSent whether it goes along as it stands; a box that is not checked, for one, does not
  public record Control(String name, Secret value, boolean isSent) {}

  public PageForm {
    controls = List.copyOf(controls);
  }

  /// Names of the controls, each once.
  public Set<String> names() {
    return controls.stream().map(Control::name).collect(Collectors.toUnmodifiableSet());
  }
}
