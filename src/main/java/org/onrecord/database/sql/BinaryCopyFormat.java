package org.onrecord.database.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The binary format of PostgreSQL's COPY, which the server reads faster than text. The type of a
 * value must be exactly that of its column: {@link Integer} for {@code integer}, {@link Long} for
 * {@code bigint}, {@code int[]} for {@code integer[]}, {@link UUID}, {@link LocalDate}, {@link
 * Boolean}; any other value stands for its text.
 */
final class BinaryCopyFormat implements CopyFormat {
  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};

  /** The number of columns that ends the rows. */
  private static final short END = -1;

  private static final int NULL = -1;
  private static final int INTEGER_OID = 23;

  /** PostgreSQL counts days from this one on. */
  private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

  private ByteBuffer rows = ByteBuffer.allocate(1 << 16);

  BinaryCopyFormat() {
    rows.put(SIGNATURE).putInt(0).putInt(0);
  }

  @Override
  public String options() {
    return " with (format binary)";
  }

  @Override
  public void append(Object[] values) {
    reserve(Short.BYTES);
    rows.putShort((short) values.length);
    for (Object value : values) {
      append(value);
    }
  }

  @Override
  public void end() {
    reserve(Short.BYTES);
    rows.putShort(END);
  }

  @Override
  public int length() {
    return rows.position();
  }

  @Override
  public byte[] drain() {
    byte[] content = new byte[rows.position()];
    rows.flip().get(content);
    rows.clear();
    return content;
  }

  private void append(Object value) {
    if (value == null) {
      reserve(Integer.BYTES);
      rows.putInt(NULL);
    } else if (value instanceof UUID id) {
      begin(2 * Long.BYTES);
      rows.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    } else if (value instanceof Integer number) {
      begin(Integer.BYTES);
      rows.putInt(number);
    } else if (value instanceof Long number) {
      begin(Long.BYTES);
      rows.putLong(number);
    } else if (value instanceof Boolean bool) {
      begin(Byte.BYTES);
      rows.put((byte) (bool ? 1 : 0));
    } else if (value instanceof LocalDate date) {
      begin(Integer.BYTES);
      rows.putInt((int) (date.toEpochDay() - FIRST_DAY));
    } else if (value instanceof int[] numbers) {
      append(numbers);
    } else {
      byte[] text = value.toString().getBytes(UTF_8);
      begin(text.length);
      rows.put(text);
    }
  }

  /** Appends the number of dimensions, the lack of nulls, the type, the dimension, the elements. */
  private void append(int[] numbers) {
    if (numbers.length == 0) {
      begin(3 * Integer.BYTES);
      rows.putInt(0).putInt(0).putInt(INTEGER_OID);
      return;
    }
    begin((5 + 2 * numbers.length) * Integer.BYTES);
    rows.putInt(1).putInt(0).putInt(INTEGER_OID).putInt(numbers.length).putInt(1);
    for (int number : numbers) {
      rows.putInt(Integer.BYTES).putInt(number);
    }
  }

  /** Appends the length of a value, which follows. */
  private void begin(int length) {
    reserve(Integer.BYTES + length);
    rows.putInt(length);
  }

  private void reserve(int length) {
    if (rows.remaining() < length) {
      int size = Math.max(2 * rows.capacity(), rows.position() + length);
      rows = ByteBuffer.allocate(size).put(rows.flip());
    }
  }
}
