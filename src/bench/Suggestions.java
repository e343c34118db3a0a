import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures suggestions while names are typed: see README.md. Imports actors and articles first if
 * the service has none.
 *
 * <p>Arguments: URL of the service, number of actors, number of requests of each kind. The key is
 * in {@code ONRECORD_ADMIN_KEY}.
 */
class Suggestions {
  private static final String[] SYLLABLES =
      "ma ri an jo ha el ka ste lu da mo ber san tor wil chen pet ov ski nak ba ru gar cia mc don al ne vi zu fe os qui th er son li wa gor ta"
          .split(" ");
  private static final String[] CYRILLIC = "ма ри ан ов ев ла вр пет ро ко ни се ге ль".split(" ");
  private static final String[] ARABIC = "عل ي مح مد خا من رض ا حس ين فا طم".split(" ");
  private static final int SURNAMES = 40_000;
  private static final int GIVEN_NAMES = 3_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;
  private final Random random = new Random(1);

  Suggestions(URI service) {
    this.service = service;
  }

  public static void main(String... args) throws Exception {
    Suggestions bench = new Suggestions(URI.create(args[0]));
    List<String> names = bench.names(Integer.parseInt(args[1]));
    if (bench.isEmpty()) {
      bench.fill(names);
    }
    bench.measure(names, Integer.parseInt(args[2]));
  }

  /** Draws given and last names by Zipf's law; some are in other scripts or have apostrophes. */
  private List<String> names(int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String given = word(zipf(GIVEN_NAMES), 2, SYLLABLES);
      String last = word(SURNAMES + zipf(SURNAMES), 3, SYLLABLES);
      names.add(
          switch (i % 20) {
            case 0 ->
                word(zipf(GIVEN_NAMES), 2, CYRILLIC) + " " + word(zipf(SURNAMES), 3, CYRILLIC);
            case 1 -> word(zipf(GIVEN_NAMES), 2, ARABIC) + " " + word(zipf(SURNAMES), 3, ARABIC);
            case 2 -> given + " O'" + last;
            default -> given + " " + last;
          });
    }
    return names;
  }

  private int zipf(int words) {
    return (int) (words * Math.pow(random.nextDouble(), 2.5));
  }

  private static String word(int seed, int syllables, String[] of) {
    Random random = new Random(seed);
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(2); i < syllables; i++) {
      word.append(of[random.nextInt(of.length)]);
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private boolean isEmpty() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(service.resolve("/actors?limit=1")).build();
    return client.send(request, BodyHandlers.ofString()).body().contains("\"items\":[]");
  }

  private void fill(List<String> names) throws IOException, InterruptedException {
    long start = System.nanoTime();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String id = "0199a000-0000-7000-8000-%012d".formatted(i);
      lines.append(
          "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"person\"}\n".formatted(id, names.get(i)));
    }
    for (int i = 0; i < names.size() / 50; i++) {
      lines.append(article(i, names.size()));
    }
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/imports?keepIds=true"))
            .header("Authorization", "Bearer " + System.getenv("ONRECORD_ADMIN_KEY"))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    long failed = response.body().lines().filter(line -> line.contains("\"failed\"")).count();
    System.out.printf(
        "%d actors and %d articles imported in %d s (%d, %d failed)%n",
        names.size(),
        names.size() / 50,
        (System.nanoTime() - start) / 1_000_000_000,
        response.statusCode(),
        failed);
  }

  /** An article with five quotes; a few speakers have most of the quotes. */
  private String article(int number, int actors) {
    StringBuilder quotes = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      int speaker = (int) (actors * Math.pow(random.nextDouble(), 4));
      quotes.append(
          "%s{\"text\":\"%s %d\",\"type\":\"indirect\",\"speaker\":{\"id\":\"0199a000-0000-7000-8000-%012d\"}}"
              .formatted(i == 0 ? "" : ",", word(number, 4, SYLLABLES), i, speaker));
    }
    String title =
        word(zipf(3000), 2, SYLLABLES) + " the " + word(zipf(3000), 3, SYLLABLES) + " " + number;
    return "{\"title\":\"%s\",\"body\":\"-\",\"quotes\":[%s]}\n".formatted(title, quotes);
  }

  private void measure(List<String> names, int requests) throws IOException, InterruptedException {
    time("warm-up", typed(names, requests, 2, false));
    System.out.println("typed                 p50 ms  p95 ms  p99 ms");
    time("one letter", typed(names, requests, 1, false));
    time("two letters", typed(names, requests, 2, false));
    time("three letters", typed(names, requests, 3, false));
    time("six letters", typed(names, requests, 6, false));
    time("a whole name", typed(names, requests, 100, false));
    time("a misspelled name", typed(names, requests, 100, true));
    time(
        "a misspelled word",
        typed(names.stream().map(n -> n.split(" ")[1]).toList(), requests, 100, true));
    time("special characters", Collections.nCopies(requests, "%_'\\"));
  }

  private List<String> typed(List<String> names, int count, int letters, boolean misspelled) {
    List<String> typed = new ArrayList<>();
    while (typed.size() < count) {
      String name = names.get(random.nextInt(names.size()));
      String start = name.substring(0, Math.min(letters, name.length())).strip();
      if (!start.isEmpty()) {
        typed.add(misspelled ? misspelled(start) : start);
      }
    }
    return typed;
  }

  /** Swaps two letters or leaves one out. */
  private String misspelled(String name) {
    int at = 1 + random.nextInt(Math.max(1, Math.min(5, name.length() - 2)));
    String rest = name.substring(Math.min(name.length(), at + 1));
    return name.substring(0, at)
        + (random.nextBoolean() || rest.isEmpty() ? rest : swapped(name.charAt(at), rest));
  }

  private static String swapped(char letter, String rest) {
    return rest.charAt(0) + "" + letter + rest.substring(1);
  }

  private void time(String label, List<String> typed) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (String q : typed) {
      URI uri = service.resolve("/suggest?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
      long start = System.nanoTime();
      HttpResponse<Void> response =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      millis.add((System.nanoTime() - start) / 1e6);
      if (response.statusCode() != 200) {
        throw new IOException(response.statusCode() + " for " + q);
      }
    }
    Collections.sort(millis);
    if (!label.equals("warm-up")) {
      System.out.printf(
          "%-20s  %6.2f  %6.2f  %6.2f%n",
          label, percentile(millis, 50), percentile(millis, 95), percentile(millis, 99));
    }
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
