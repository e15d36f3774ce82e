package dev.trafficgenerator.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.conscrypt.AllocatedBuffer;
import org.conscrypt.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The buffers of one connection of Conscrypt's. By itself it would keep 32 KiB outside the heap
/// for each connection, and there is a limit on that; what connections leave behind there is free
/// only once the collector has come.
///
/// What it asks for first, and keeps for as long as the connection is there, is on the heap, as
/// with the JDK's TLS. What it asks for later is for one call of the native library, which can't
/// read the heap: these go from one connection to the next.
final class TlsBuffers extends BufferAllocator {

  /// A record of TLS with what encryption adds, 16,709 bytes, and the next round number.
  private static final int BYTES = 17 * 1024;

  /// Each thread in such a call has one; there are about as many of them as processors.
  private static final int IDLE_MAX = 64;

  private final Queue<ByteBuffer> idle;
  private boolean hasKept;

  /// @param idle shared by many connections
  TlsBuffers(Queue<ByteBuffer> idle) {
    this.idle = idle;
  }

  static Queue<ByteBuffer> newIdle() {
    return new ArrayBlockingQueue<>(IDLE_MAX);
  }

  @Override
  public AllocatedBuffer allocateDirectBuffer(int capacity) {
    if (!hasKept) {
      hasKept = true;
      return AllocatedBuffer.wrap(ByteBuffer.allocate(capacity));
    }
    if (capacity > BYTES) {
      return AllocatedBuffer.wrap(ByteBuffer.allocateDirect(capacity));
    }
    ByteBuffer known = idle.poll();
    ByteBuffer buffer = known == null ? ByteBuffer.allocateDirect(BYTES) : known;
    return new Lent(buffer.clear().limit(capacity), idle);
  }

  /// Goes back when it is released, once.
  private static final class Lent extends AllocatedBuffer {
    private final Queue<ByteBuffer> idle;
    private @Nullable ByteBuffer buffer;

    Lent(ByteBuffer buffer, Queue<ByteBuffer> idle) {
      this.buffer = buffer;
      this.idle = idle;
    }

    @Override
    public ByteBuffer nioBuffer() {
      return Objects.requireNonNull(buffer, "released");
    }

    @Override
    public AllocatedBuffer release() {
      if (buffer != null) {
        // Where there are enough of them, it is left to the collector.
        idle.offer(buffer);
        buffer = null;
      }
      return this;
    }
  }
}
