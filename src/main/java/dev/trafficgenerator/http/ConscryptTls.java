package dev.trafficgenerator.http;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;

/// TLS by Conscrypt, where its native library can be loaded. It is asked for by name: Java's list
/// of providers stays as it is, for whatever else speaks TLS in this process.
final class ConscryptTls {

  /// Read at first use, as it loads a native library.
  private static final class Loaded {
    private static final Optional<String> OBSTACLE = load();

    private static Optional<String> load() {
      try {
        Conscrypt.checkAvailability();
        return Optional.empty();
      } catch (LinkageError e) {
        // Not for this system, or it could not be unpacked where nothing may be written.
        String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return Optional.of("its native library can't be loaded: " + words);
      }
    }
  }

  /// Read at first use, and only where the library is there.
  private static final class Provided {
    private static final Provider PROVIDER =
        Conscrypt.newProviderBuilder().provideTrustManager(false).build();
  }

  private ConscryptTls() {}

  /// Why it can't be used here.
  static Optional<String> obstacle() {
    return Loaded.OBSTACLE;
  }

  static String version() {
    Conscrypt.Version version = Conscrypt.version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  static SSLContext newContext(X509TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", Provided.PROVIDER);
    // Without a word on keys it would look for some of its own making.
    context.init(new KeyManager[0], new TrustManager[] {new Asked(trust)}, null);
    return context;
  }

  /// Makes a socket ready for its handshake.
  static void prepare(SSLSocket socket, CipherSuites ciphers, Queue<ByteBuffer> idleBuffers) {
    Conscrypt.setUseSessionTickets(socket, true);
    Conscrypt.setBufferAllocator(socket, new TlsBuffers(idleBuffers));
    if (!ciphers.names().isEmpty()) {
      Set<String> known = Set.of(socket.getSupportedCipherSuites());
      socket.setEnabledCipherSuites(
          ciphers.names().stream().filter(known::contains).toArray(String[]::new));
    }
  }

  /// Asks another one. With TLS 1.3 the kind of the key exchange says nothing about a certificate;
  /// for that Conscrypt has a word that Java's trust manager takes for a mistake.
  private static final class Asked extends X509ExtendedTrustManager {
    private final X509TrustManager trust;

    Asked(X509TrustManager trust) {
      this.trust = trust;
    }

    private static String type(String type) {
      return type.equals("GENERIC") ? "UNKNOWN" : type;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      trust.checkServerTrusted(chain, type(type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      if (trust instanceof X509ExtendedTrustManager extended) {
        extended.checkServerTrusted(chain, type(type), socket);
      } else {
        checkServerTrusted(chain, type);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      if (trust instanceof X509ExtendedTrustManager extended) {
        extended.checkServerTrusted(chain, type(type), engine);
      } else {
        checkServerTrusted(chain, type);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.getAcceptedIssuers();
    }
  }
}
