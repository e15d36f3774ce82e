package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.CipherSuites;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Protocol;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.http.VisitorCookies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedSenderTest {
  private final ConnectionSettings settings =
      new ConnectionSettings(Optional.empty(), false, Protocol.NEGOTIATED, TlsLibrary.AUTO);
  private final ScriptedSender sender = new ScriptedSender(ScriptedSite.friendly(), settings);
  private final SharedSender shared = new SharedSender(settings, sender);

  @Test
  void aRetiredSenderClosesWithItsLastSession() {
    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNotNull();
    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNotNull();
    shared.retire();
    shared.release();
    assertThat(sender.closings()).isZero();

    shared.release();

    assertThat(sender.closings()).isEqualTo(1);
    assertThat(shared.isClosed()).isTrue();
  }

  @Test
  void aRetiredSenderTakesNoNewSession() {
    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNotNull();
    shared.retire();

    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNull();
    shared.release();
    assertThat(sender.closings()).isEqualTo(1);
  }

  @Test
  void aSenderInUseStaysOpenBetweenSessions() {
    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNotNull();
    shared.release();

    assertThat(shared.isClosed()).isFalse();
    assertThat(shared.connect(new VisitorCookies(), CipherSuites.USUAL)).isNotNull();
  }

  @Test
  void closingTwiceClosesOnce() {
    shared.close();
    shared.close();
    shared.retire();

    assertThat(sender.closings()).isEqualTo(1);
  }
}
