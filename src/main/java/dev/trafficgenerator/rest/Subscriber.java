package dev.trafficgenerator.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/// Somebody who listens to the stream. What is said waits in a bounded queue until the connection
/// takes it; no thread ever waits for that. One who reads too slowly is dropped.
///
/// Safe for any number of threads.
final class Subscriber implements WriteListener {
  private final AsyncContext async;
  private final ServletOutputStream out;
  private final EndPoint connection;

  // All guarded by this.
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean open; // the server has asked for the first byte
  private boolean unflushed = true; // so that the headers go out at once
  private @Nullable Long blockedSinceNanos;
  private boolean ending;
  private boolean over;

  /// @param async of a response that has its headers and nothing else
  Subscriber(AsyncContext async) throws IOException {
    this.async = async;
    out = async.getResponse().getOutputStream();
    connection =
        ServletContextRequest.getServletContextRequest(async.getRequest())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
  }

  /// To be called once, before anything is said.
  void listen() {
    async.setTimeout(0);
    out.setWriteListener(this);
  }

  /// Says it as soon as the connection takes it; drops the subscriber when too much waits already.
  ///
  /// @param event not to be changed any more
  synchronized void say(byte[] event) {
    if (over || ending) {
      return;
    }
    if (waitingBytes + event.length > ServerLimits.SUBSCRIBER_BYTES_MAX) {
      drop();
      return;
    }
    waiting.add(event);
    waitingBytes += event.length;
    pump();
  }

  @Override
  public synchronized void onWritePossible() {
    open = true;
    blockedSinceNanos = null;
    pump();
  }

  /// The connection is gone.
  @Override
  public synchronized void onError(Throwable gone) {
    over = true;
    complete();
  }

  /// Writes until the connection takes no more; then [#onWritePossible] is called later.
  private void pump() {
    if (!open || over || blockedSinceNanos != null) {
      return;
    }
    try {
      while (out.isReady()) {
        byte[] event = waiting.poll();
        if (event != null) {
          waitingBytes -= event.length;
          unflushed = true;
          out.write(event);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (ending) {
            over = true;
            complete();
          }
          return;
        }
      }
      blockedSinceNanos = System.nanoTime();
    } catch (IOException | IllegalStateException _) {
      // Gone; nobody is left to be told.
      drop();
    }
  }

  /// Whether the connection has taken nothing for too long.
  synchronized boolean isStalled() {
    return blockedSinceNanos != null
        && System.nanoTime() - blockedSinceNanos > ServerLimits.SUBSCRIBER_STALL.toNanos();
  }

  synchronized boolean isOver() {
    return over;
  }

  /// Ends the stream after what was said; at once for one who does not read.
  synchronized void end() {
    ending = true;
    if (blockedSinceNanos != null || !open) {
      drop();
    } else {
      pump();
    }
  }

  /// Cuts the connection.
  synchronized void drop() {
    if (!over) {
      over = true;
      waiting.clear();
      connection.close();
      complete();
    }
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException _) {
      // The server has ended it by itself.
    }
  }
}
