package dev.trafficgenerator.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.connect.Connections.Trial;
import dev.trafficgenerator.console.connect.SavedGenerators.Saved;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.sitemap.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
  private static final URI LAB = URI.create("http://lab:8080");

  @TempDir private Path folder;
  private final Inline background = new Inline();
  private String version = "1.2.3";
  private final FakeGenerator there = new FakeGenerator();
  private final List<Opened> opened = new ArrayList<>();
  private final Desk desk =
      new Desk(new Connection("here", new FakeGenerator(), Optional.empty()), background, () -> {});
  private Preferences preferences;
  private Connections connections;

  private final class Opened implements Outside.Link {
    private final Generator generator;
    private final Optional<Secret> token;
    private boolean isClosed;

    Opened(Generator generator, Optional<Secret> token) {
      this.generator = generator;
      this.token = token;
    }

    @Override
    public Generator generator() {
      return generator;
    }

    @Override
    public Optional<String> version() {
      if (version.isEmpty()) {
        throw new GeneratorUnreachable("no version", new IOException());
      }
      return Optional.of(version);
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  @BeforeEach
  void connections() {
    preferences = Preferences.in(folder, Files::write);
    connections = new Connections(desk, this::open, preferences, background);
  }

  private Outside.Link open(URI address, Optional<Secret> token) {
    if (address.getHost().equals("nobody")) {
      throw new GeneratorUnreachable("No generator can be reached", new IOException());
    }
    var link = new Opened(there, token);
    opened.add(link);
    return link;
  }

  private Trial trial() {
    return connections.trialProperty().get();
  }

  @Test
  void aGeneratorIsAskedBeforeTheDeskTurnsToIt() {
    there.start(Plans.to(URI.create("http://127.0.0.1:1")));
    connections.find("lab", "", "");

    assertThat(trial())
        .isInstanceOfSatisfying(
            Trial.Found.class, found -> assertThat(found.snapshot().state().isActive()).isTrue());
    assertThat(desk.connection().isLocal()).isTrue();

    connections.attach();
    assertThat(desk.connection().generator()).isSameAs(there);
    assertThat(desk.connection().name()).isEqualTo("lab:8080");
    assertThat(connections.saved().list()).containsExactly(new Saved("lab:8080", LAB));
  }

  @Test
  void itsVersionIsKnownWhereItTellsOne() {
    connections.find("lab", "", "");
    connections.attach();
    assertThat(desk.connection().version()).contains("1.2.3");

    version = "";
    connections.find("other", "", "");
    connections.attach();
    assertThat(desk.connection().name()).isEqualTo("other:8080");
    assertThat(desk.connection().version()).isEmpty();
  }

  @Test
  void oneThatIsLeftGoesOnAndItsLinkIsClosed() {
    there.start(Plans.to(URI.create("http://127.0.0.1:1")));
    connections.find("lab", "", "");
    connections.attach();
    connections.detach();

    assertThat(desk.connection().isLocal()).isTrue();
    assertThat(opened).singleElement().matches(link -> link.isClosed);
    assertThat(there.snapshot().state().isActive()).isTrue();
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsOpened() {
    connections.find("lab:x", "", "");
    assertThat(trial()).isEqualTo(new Trial.Wrong(Address.Flaw.PORT));

    connections.find("nobody", "", "");
    assertThat(trial())
        .isEqualTo(
            new Trial.NoAnswer(URI.create("http://nobody:8080"), "No generator can be reached"));
    assertThat(opened).isEmpty();
  }

  @Test
  void anAnswerToASearchThatWasGivenUpIsLetGo() {
    background.hold();
    connections.find("lab", "", "");
    connections.dismiss();
    background.release();

    assertThat(trial()).isInstanceOf(Trial.None.class);
    assertThat(opened).singleElement().matches(link -> link.isClosed);
  }

  @Test
  void aTokenIsRememberedInMemoryAndNowhereElse() throws IOException {
    connections.find("lab", "The lab", "s3cret-t0ken");
    connections.attach();
    connections.detach();
    connections.find("lab", "The lab", "");

    assertThat(opened.getLast().token).contains(new Secret("s3cret-t0ken"));
    // Written in the background, until then.
    preferences.close();
    assertThat(Files.readString(folder.resolve("console.properties")))
        .contains("The lab")
        .doesNotContain("s3cret");
    assertThat(trial().toString()).doesNotContain("s3cret");

    connections.forget(new Saved("The lab", LAB));
    connections.find("lab", "", "");
    assertThat(opened.getLast().token).isEmpty();
  }

  @Test
  void theLastFiftyAreKept() {
    IntStream.range(0, 60)
        .forEach(i -> {
          connections.find("lab-" + i, "Name " + i, "");
          connections.attach();
        });

    preferences.close();
    var again = new SavedGenerators(Preferences.in(folder, Files::write));
    assertThat(again.list()).hasSize(50);
    assertThat(again.list().getFirst())
        .isEqualTo(new Saved("Name 59", URI.create("http://lab-59:8080")));
    assertThat(again.list()).isEqualTo(connections.saved().list());
  }

  @Test
  void aSecondOneTakesTheFirstOnesPlace() {
    connections.find("lab-1", "", "");
    connections.attach();
    connections.find("lab-2", "", "");
    connections.attach();

    assertThat(opened.getFirst().isClosed).isTrue();
    assertThat(opened.getLast().isClosed).isFalse();

    connections.close();
    assertThat(opened.getLast().isClosed).isTrue();
  }
}
