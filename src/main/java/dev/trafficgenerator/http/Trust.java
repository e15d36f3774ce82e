package dev.trafficgenerator.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
final class Trust {
  private static final X509TrustManager ANYBODY = new Anybody();

  private Trust() {}

  /// Not verified: any certificate for any name will do, as in a lab. Verified: as the platform
  /// does it, with its own anchors or the given ones.
  static void configure(
      OkHttpClient.Builder client,
      ConnectionSettings settings,
      @Nullable X509TrustManager anchors) {
    X509TrustManager trust =
        settings.verifyTls() ? Objects.requireNonNullElseGet(anchors, Trust::platform) : ANYBODY;
    client.sslSocketFactory(new TlsSockets(settings.tlsLibrary(), trust), trust);
    if (!settings.verifyTls()) {
      client.hostnameVerifier((_, _) -> true);
    }
  }

  private static X509TrustManager platform() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java trusts nobody", e);
    }
  }

  /// "Extended" keeps the JDK from checking algorithms and key sizes on its own.
  @SuppressWarnings("CustomX509TrustManager") // verifying nothing is what is asked for
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
