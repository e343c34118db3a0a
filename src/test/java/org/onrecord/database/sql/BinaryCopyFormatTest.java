package org.onrecord.database.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BinaryCopyFormatTest {
  private static final RowMapping<Object[]> MAPPING =
      RowMapping.<Object[]>of("copied")
          .with("id", row -> row[0])
          .with("small", row -> row[1])
          .with("large", row -> row[2])
          .with("day", row -> row[3])
          .with("flag", row -> row[4])
          .with("text", row -> row[5])
          .with("numbers", row -> row[6]);

  @Inject Database database;

  @Test
  @Transactional
  void the_server_reads_all_types() {
    UUID id = UUID.fromString("ff000000-0000-7000-8000-000000000001");
    List<String> rows =
        copied(
            Stream.of(
                new Object[] {
                  id, -7, 1L << 40, LocalDate.of(1, 1, 1), true, "a\t\\N\n“é😀”", new int[] {3, -4}
                },
                new Object[] {id, 0, -1L, LocalDate.of(2026, 11, 30), false, "", new int[0]},
                new Object[] {null, null, null, null, null, null, null}));

    assertEquals(
        List.of(
            id + "|-7|1099511627776|0001-01-01|true|a\t\\N\n“é😀”|{3,-4}",
            id + "|0|-1|2026-11-30|false||{}",
            "null|null|null|null|null|null|null"),
        rows);
  }

  @Test
  @Transactional
  void rows_may_be_longer_than_the_buffer() {
    String text = "word ".repeat(30_000);
    int[] numbers = IntStream.range(0, 20_000).toArray();
    List<String> rows =
        copied(
            IntStream.range(0, 3)
                .mapToObj(i -> new Object[] {null, i, null, null, null, text, numbers}));

    assertEquals(3, rows.size());
    assertArrayEquals(
        new int[] {0, 1, 2}, rows.stream().mapToInt(row -> row.charAt(5) - '0').toArray());
  }

  /** The text form of rows, after a COPY into a table. */
  private List<String> copied(Stream<Object[]> rows) {
    database.execute(
        Sql.of(
            """
            create temporary table copied (
              position bigint generated always as identity, id uuid, small integer, large bigint, day date, flag boolean,
              text text, numbers integer[]) on commit drop"""));
    database.copyBinary(MAPPING, rows);
    return database.listFromPrimary(
        Sql.of(
            """
            select concat_ws('|', coalesce(id::text, 'null'), coalesce(small::text, 'null'), coalesce(large::text, 'null'),
              coalesce(day::text, 'null'), coalesce(flag::text, 'null'), coalesce(text, 'null'),
              coalesce(numbers::text, 'null')) as row
            from copied order by position"""),
        row -> row.text("row"));
  }
}
