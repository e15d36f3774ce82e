package dev.trafficgenerator.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
final class Trust {
  private Trust() {}

  /// Not verified: any certificate for any name will do, as in a lab. Verified: as the platform
  /// does it, with its own anchors or the given ones.
  static void configure(
      OkHttpClient.Builder client, boolean verified, @Nullable X509TrustManager anchors) {
    if (!verified) {
      var anybody = new Anybody();
      client.sslSocketFactory(contextOf(anybody).getSocketFactory(), anybody);
      client.hostnameVerifier((_, _) -> true);
    } else if (anchors != null) {
      client.sslSocketFactory(contextOf(anchors).getSocketFactory(), anchors);
    }
  }

  private static SSLContext contextOf(X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
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
