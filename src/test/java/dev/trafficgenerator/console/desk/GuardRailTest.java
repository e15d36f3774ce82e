package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.GuardRail.Deed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardRailTest {
  private static final String HOST = "shop.example.test";

  @TempDir Path folder;

  private final List<String> done = new ArrayList<>();
  private GuardRail rail;

  @BeforeEach
  void wire() {
    rail = new GuardRail(new AllowedHosts(Preferences.in(folder, Files::write, Runnable::run)));
  }

  private void pass(String host, Deed deed) {
    rail.pass(host, deed, () -> done.add(deed + " " + host));
  }

  @Test
  void forThisComputerNobodyIsAsked() {
    pass("127.0.0.1", Deed.SEND_ONCE);

    assertThat(done).containsExactly("SEND_ONCE 127.0.0.1");
    assertThat(rail.questionProperty().get()).isEmpty();
  }

  @Test
  void aYesIsForAllThatIsDoneThere() {
    pass(HOST, Deed.TRY_LOGIN);
    assertThat(done).isEmpty();
    rail.allow();
    assertThat(done).containsExactly("TRY_LOGIN " + HOST);
    assertThat(rail.questionProperty().get()).isEmpty();

    pass(HOST, Deed.START);
    assertThat(done).containsExactly("TRY_LOGIN " + HOST, "START " + HOST);
  }

  @Test
  void aNoIsNotRemembered() {
    pass(HOST, Deed.START);
    rail.dismiss();
    rail.allow();
    assertThat(done).isEmpty();

    pass(HOST, Deed.START);
    assertThat(rail.questionProperty().get()).isPresent();
  }

  @Test
  void theNewerQuestionIsTheOneThatIsAnswered() {
    pass(HOST, Deed.START);
    pass("other.example.test", Deed.SEND_ONCE);
    rail.allow();

    assertThat(done).containsExactly("SEND_ONCE other.example.test");
    pass(HOST, Deed.START);
    assertThat(rail.questionProperty().get()).isPresent();
  }

  @Test
  void whatNeedsNoQuestionEndsTheOneBefore() {
    pass(HOST, Deed.START);
    pass("localhost", Deed.START);

    assertThat(rail.questionProperty().get()).isEmpty();
    assertThat(done).containsExactly("START localhost");
  }
}
