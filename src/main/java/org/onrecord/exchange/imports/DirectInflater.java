package org.onrecord.exchange.imports;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An inflater that copies its input and output through direct buffers, because native code that
 * works on arrays suspends garbage collection (a JNI critical section). Up to Java 24, an
 * allocation that needs a collection is tried three times. If a thread inflates during each of
 * them, it ends with {@link OutOfMemoryError}, although most of the heap is garbage.
 */
final class DirectInflater extends Inflater {
  private final ByteBuffer input;
  private final ByteBuffer output;

  /**
   * Creates an inflater of data without a zlib header, as in gzip.
   *
   * @param bufferSize in bytes; the maximum of input that is set at once
   */
  DirectInflater(int bufferSize) {
    super(true);
    input = ByteBuffer.allocateDirect(bufferSize);
    output = ByteBuffer.allocateDirect(bufferSize);
  }

  @Override
  public void setInput(byte[] bytes, int from, int count) {
    setInput(input.clear().put(bytes, from, count).flip());
  }

  @Override
  public int inflate(byte[] bytes, int from, int count) throws DataFormatException {
    int inflated = inflate(output.clear().limit(Math.min(count, output.capacity())));
    output.flip().get(bytes, from, inflated);
    return inflated;
  }
}
