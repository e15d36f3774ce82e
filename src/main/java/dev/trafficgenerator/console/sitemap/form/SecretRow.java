package dev.trafficgenerator.console.sitemap.form;

import atlantafx.base.controls.PasswordTextField;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.LoginForm;
import dev.trafficgenerator.sitemap.Secret;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One field of a login: its name, and its value, which is masked until it is revealed.
final class SecretRow extends HBox {
  /// Names whose values are no secrets.
  private static final List<String> OPEN = List.of("username", "user", "login", "email");

  private final TextField name = new TextField();
  private final PasswordTextField value = new PasswordTextField();
  private final ToggleButton reveal = new ToggleButton(null, new FontIcon(Feather.EYE));
  private final Button remove = new Button(null, new FontIcon(Feather.X));
  private final boolean isHeader;

  /// @param isFixed whether the name is given and the field stays
  /// @param onChange is told when a person changed it
  /// @param onRemove is told when it shall go
  SecretRow(
      LoginForm.Field field,
      boolean isFixed,
      Messages messages,
      Runnable onChange,
      Runnable onRemove) {
    isHeader = field.isHeader();
    name.setText(field.name());
    name.setEditable(!isFixed);
    name.setFocusTraversable(!isFixed);
    name.setPrefColumnCount(10);
    name.setAccessibleText(messages.get("sitemap.login.name"));
    value.setText(field.value().reveal());
    value.setId("login-value-" + field.name());
    value.setAccessibleText(field.name());
    reveal.setSelected(OPEN.contains(field.name().toLowerCase(java.util.Locale.ROOT)));
    value.revealPasswordProperty().bind(reveal.selectedProperty());
    reveal.getStyleClass().addAll("button-icon", "flat");
    reveal.setId("login-reveal-" + field.name());
    reveal.setTooltip(new Tooltip(messages.get("sitemap.reveal")));
    reveal.setAccessibleText(messages.get("sitemap.reveal"));
    remove.getStyleClass().addAll("button-icon", "flat");
    remove.setTooltip(new Tooltip(messages.get("sitemap.login.remove")));
    remove.setAccessibleText(messages.get("sitemap.login.remove"));
    remove.setVisible(!isFixed);
    remove.setManaged(!isFixed);
    remove.setOnAction(_ -> onRemove.run());
    HBox.setHgrow(value, Priority.ALWAYS);
    getStyleClass().add("secret-row");
    getChildren().addAll(name, value, reveal, remove);
    name.textProperty().addListener(_ -> onChange.run());
    value.passwordProperty().addListener(_ -> onChange.run());
  }

  LoginForm.Field field() {
    String secret = Optional.ofNullable(value.getPassword()).orElse("");
    return new LoginForm.Field(name.getText(), new Secret(secret), isHeader);
  }
}
