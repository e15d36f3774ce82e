package dev.trafficgenerator.engine;

import dev.trafficgenerator.http.CipherSuites;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.VisitorCookies;
import org.jspecify.annotations.Nullable;

/// A sender for as long as any session uses it: when a live update asks for other connections, the
/// old sender closes with its last session.
final class SharedSender {
  private final ConnectionSettings settings;
  private final Sender sender;
  private int sessions;
  private boolean retired;
  private volatile boolean closed;

  SharedSender(ConnectionSettings settings, Sender sender) {
    this.settings = settings;
    this.sender = sender;
  }

  ConnectionSettings settings() {
    return settings;
  }

  /// For one more session, which must [release][#release] it; null when it is too late: a live
  /// update came between the session's look at the plan and this.
  ///
  /// @param cookies of the session's visitor
  /// @param ciphers that its browser offers
  synchronized @Nullable Connections connect(VisitorCookies cookies, CipherSuites ciphers) {
    if (retired) {
      return null;
    }
    sessions++;
    return sender.newConnections(cookies, ciphers);
  }

  void release() {
    boolean last;
    synchronized (this) {
      sessions--;
      last = retired && sessions == 0;
    }
    if (last) {
      close();
    }
  }

  /// No new session will come.
  void retire() {
    boolean unused;
    synchronized (this) {
      retired = true;
      unused = sessions == 0;
    }
    if (unused) {
      close();
    }
  }

  boolean isClosed() {
    return closed;
  }

  void abortAll() {
    sender.abortAll();
  }

  /// Once; more often does nothing.
  void close() {
    boolean first;
    synchronized (this) {
      first = !closed;
      closed = true;
    }
    if (first) {
      sender.close();
    }
  }
}
