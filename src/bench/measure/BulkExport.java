package measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the export of all quotes as NDJSON beside COPY TO STDOUT of the same rows, in turn. */
record BulkExport(Database database, Options options) {
  private static final String RECENT = "/quotes.ndjson?publishedFrom=2025-01-01";
  private static final String ALL = "/quotes.ndjson";

  /** All values of an exported quote in the order of the export. */
  private static final String ROWS =
      """
      select q.id, q.article_id, a.title, s.id, s.name, s.kind, q.published_on, q.text, q.type, q.status, q.said_on,
        p.id, p.name, p.kind, q.attribution_text, q.attribution_role, q.attribution_cue, q.anonymous,
        (select json_agg(json_build_object('text', v.text, 'actor', case when r.id is not null
           then json_build_object('id', r.id, 'name', r.name, 'kind', r.kind) end) order by v.position)
         from relay v left join actor r on r.id = v.actor_id where v.article_id = q.article_id and v.quote_id = q.id),
        q.span_starts, q.span_ends, q.anchor,
        (select json_agg(json_build_object('id', r.id, 'name', r.name, 'kind', r.kind) order by r.name_folded, r.id)
         from mention m join actor r on r.id = m.actor_id where m.article_id = q.article_id and m.quote_id = q.id),
        q.origin, q.extractor_version, q.rule, q.confidence, q.review_status, q.review_reason, q.review_reference,
        q.reviewer, q.reviewed_at, q.created_at, q.updated_at
      from quote q
      join article a on a.id = q.article_id
      left join actor s on s.id = q.source_id
      left join actor p on p.id = q.speaker_id
      order by q.published_order desc, q.id desc""";

  void measure() throws Exception {
    try (OnRecordServer service = new OnRecordServer(database.query("select current_database()"))) {
      WarmUp.of(service, options.warmUp(), seconds -> export(service, seconds));
      long quotes = Long.parseLong(database.query("select count(*) from quote"));
      List<BulkRun> services = new ArrayList<>();
      List<BulkRun> copies = new ArrayList<>();
      for (int round = 0; round < options.rounds(); round++) {
        BulkRun run = BulkRun.of(service, database, () -> requireAll(quotes, lines(service, ALL)));
        services.add(run.per(quotes));
        copies.add(
            BulkRun.of(service, database, () -> Copy.discard(database.name(), ROWS)).per(quotes));
      }
      BulkRun.print("export", services, copies);
      System.out.println(memory(service));
    }
  }

  private static void export(OnRecordServer service, int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      lines(service, RECENT);
    }
  }

  private static void requireAll(long quotes, long exported) {
    if (exported != quotes) {
      throw new IllegalStateException("exported %d of %d quotes".formatted(exported, quotes));
    }
  }

  /** Number of lines of a response. */
  private static long lines(OnRecordServer service, String path) throws Exception {
    HttpResponse<InputStream> response = service.get(path, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " is answered by " + response.statusCode());
    }
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream body = response.body()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** Exports once more, and samples the live heap after forced collections. */
  private static String memory(OnRecordServer service) throws Exception {
    Heap before = Heap.of(service);
    List<Heap> during = new ArrayList<>();
    Thread watch = new Thread(() -> watch(service, during));
    watch.start();
    lines(service, ALL);
    watch.interrupt();
    watch.join();
    return String.format(
        Locale.ROOT,
        "export: live heap %d MB before, at most %d MB during (%d samples); resident %d MB after",
        before.live(),
        during.stream().mapToLong(Heap::live).max().orElse(0),
        during.size(),
        Heap.of(service).resident());
  }

  private static void watch(OnRecordServer service, List<Heap> samples) {
    try {
      while (true) {
        Thread.sleep(2000);
        samples.add(Heap.of(service));
      }
    } catch (InterruptedException e) {
      // Interrupted: the export has ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
