import static java.util.stream.Collectors.joining;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Generates a synthetic collection of quotes, deterministically and in constant memory. It is
 * copied into a database by COPY through psql (libpq's environment variables), or written to
 * standard output as NDJSON for {@code POST /imports}.
 */
class Generate {
  public static void main(String... args) {
    Options options = Options.of(args);
    ActorGenerator actors = new ActorGenerator(options);
    try (Output output = options.ndjson() ? new NdjsonOutput() : new DatabaseOutput()) {
      actors.write(output);
      new ArticleGenerator(options, actors).write(output);
    }
  }
}

/**
 * Command-line options.
 *
 * @param quotes number of quotes
 * @param perArticle mean number of quotes per article
 * @param body mean number of characters of a body
 */
record Options(int quotes, int perArticle, int body, long seed, boolean ndjson) {
  private static final String USAGE =
      "java Generate.java --quotes N [--per-article N] [--body CHARACTERS] [--seed N] [--ndjson]";

  static Options of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean ndjson = words.remove("--ndjson");
    Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("--per-article", 10, "--seed", 1));
    for (int i = 0; i + 1 < words.size(); i += 2) {
      numbers.put(words.get(i), Integer.valueOf(words.get(i + 1)));
    }
    if (words.size() % 2 > 0
        || !numbers.containsKey("--quotes")
        || !Set.of("--quotes", "--per-article", "--body", "--seed").containsAll(numbers.keySet())) {
      throw new IllegalArgumentException(USAGE);
    }
    int perArticle = numbers.get("--per-article");
    int body = numbers.getOrDefault("--body", Lengths.bodyOf(perArticle));
    return new Options(numbers.get("--quotes"), perArticle, body, numbers.get("--seed"), ndjson);
  }

  int articles() {
    return Math.max(1, quotes / perArticle);
  }
}

/**
 * Lengths of the parts of a body. Quotes and the sentences between them are shorter than usual if
 * the body is too short for them.
 *
 * @param quote median length of a quote in characters
 * @param sentences length of other sentences, relative to the usual one
 */
record Lengths(int quote, double sentences) {
  private static final int QUOTE = 110;

  /** Mean length of what introduces a quote, with quotation marks and blanks. */
  private static final int ATTRIBUTION = 28;

  /** Mean length of the sentence after a quote, and of the last one of a body. */
  private static final int SENTENCE = 120;

  private static final int LAST = 400;

  static Lengths of(Options options) {
    int quote = Math.min(QUOTE, options.body() * 45 / 100 / options.perArticle());
    double rest = options.body() - options.perArticle() * printed(quote);
    double usual = options.perArticle() * SENTENCE + LAST;
    return new Lengths(quote, Math.max(0, rest / usual));
  }

  /** The mean length of a body with parts of the usual lengths. */
  static int bodyOf(int quotes) {
    return (int) (quotes * (printed(QUOTE) + SENTENCE)) + LAST;
  }

  /** The mean length of a quote with its attribution: the mean is a fifth above the median. */
  private static double printed(int quote) {
    return 1.2 * quote + ATTRIBUTION;
  }

  int sentence(RandomSource random) {
    return scaled(random, 90, 0.7, 20, 800);
  }

  int last(RandomSource random) {
    return scaled(random, 300, 0.8, 100, 3000);
  }

  private int scaled(RandomSource random, int median, double spread, int min, int max) {
    return Math.max(1, (int) (sentences * random.length(median, spread, min, max)));
  }
}

record Affiliation(UUID id, Actor actor, String role, LocalDate from, LocalDate to) {}

record Actor(
    UUID id, String name, String kind, List<String> aliases, List<Affiliation> affiliations) {

  /** The short form used in running text: the last name. */
  String shortName() {
    return kind.equals("person") ? name.substring(name.lastIndexOf(' ') + 1) : name;
  }
}

/** A piece of a body, in Unicode code points. */
record Span(int start, int end) {}

record Relay(String text, Actor actor) {}

/**
 * A generated quote.
 *
 * @param confidence of the extractor; null for a quote by an editor
 */
record Quote(
    UUID id,
    String text,
    String type,
    String status,
    LocalDate saidOn,
    Actor speaker,
    String attribution,
    String role,
    String cue,
    boolean anonymous,
    List<Relay> via,
    List<Span> spans,
    String anchor,
    List<Actor> mentions,
    Double confidence,
    Instant createdAt) {}

record Article(
    UUID id,
    String title,
    String body,
    String language,
    Actor source,
    List<String> authors,
    LocalDate publishedOn,
    String section,
    String url,
    String rights,
    Actor republisher,
    LocalDate republishedOn,
    Instant createdAt,
    List<Quote> quotes) {}

/** Seeded random choices. */
final class RandomSource {
  private final SplittableRandom random;

  RandomSource(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  double uniform() {
    return random.nextDouble();
  }

  long bits() {
    return random.nextLong();
  }

  /**
   * A rank by Zipf's law: rank 0 occurs twice as often as rank 1, three times as often as rank 2.
   */
  int rank(int bound) {
    return Math.min(bound - 1, (int) Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1);
  }

  /** A log-normally distributed number, like text lengths. */
  int length(double median, double spread, int min, int max) {
    double normal = Stream.generate(random::nextDouble).limit(6).reduce(-3.0, Double::sum) * 1.41;
    return (int) Math.max(min, Math.min(max, median * Math.exp(spread * normal)));
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  <T> T zipf(List<T> all) {
    return all.get(rank(all.size()));
  }

  /** A UUID version 7 with the given time. */
  UUID id(Instant at) {
    long high = at.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0xFFF;
    return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}

/** Generates invented words, all different. */
final class WordGenerator {
  private final List<String> syllables = new ArrayList<>();
  private final int length;
  private final long size;

  WordGenerator(String consonants, String vowels, int length) {
    for (String consonant : consonants.split(" ")) {
      for (String vowel : vowels.split(" ")) {
        syllables.add(consonant + vowel);
      }
    }
    this.length = length;
    this.size = (long) Math.pow(syllables.size(), length);
  }

  String word(int number) {
    // A multiplicative permutation: the prime does not divide the size.
    long rest = number * 7_368_787L % size;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(syllables.get((int) (rest % syllables.size())));
      rest /= syllables.size();
    }
    return word.toString();
  }

  String name(int number) {
    String word = word(number);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

/** A vocabulary: frequent words of the language, then invented ones, by falling frequency. */
final class Language {
  private static final int WORDS = 20_000;

  private final List<String> tags;
  private final String[] words;
  private final String[] endings;

  private Language(String tags, String known, String consonants, String vowels, String endings) {
    this.tags = Arrays.stream(tags.split(" ")).map(tag -> tag.equals("-") ? null : tag).toList();
    this.endings = endings.split(" ");
    List<WordGenerator> lengths =
        Stream.of(1, 2, 3, 4).map(length -> new WordGenerator(consonants, vowels, length)).toList();
    Set<String> distinct = new LinkedHashSet<>(List.of(known.split(" ")));
    for (int i = 0; distinct.size() < WORDS; i++) {
      distinct.add(lengths.get(i < 40 ? 0 : i < 1500 ? 1 : i < 9000 ? 2 : 3).word(i));
    }
    words = distinct.toArray(String[]::new);
  }

  /** The languages of the articles; each entry stands for a twenty-fifth of them. */
  static List<Language> all() {
    String latin = "b d f g h k l m n p r s t v z br st tr kl";
    Language english =
        new Language(
            "en en en-GB en-US",
            "the of to and in a that is we it not for will people with government peace war country"
                + " have",
            latin,
            "a e i o u ea",
            "s ed ing");
    Language untagged = new Language("-", "the of and de la", latin, "a e i o u", "s en");
    Language german =
        new Language(
            "de de de-AT",
            "die der und das in zu den nicht ist wir von Regierung Frieden Land Krieg",
            latin + " sch pf",
            "a e i o ä ö ü ei au",
            "en er e");
    Language french =
        new Language(
            "fr",
            "de la le et les des en nous que pas pour gouvernement paix pays guerre",
            latin,
            "a e é è i o ou eau",
            "s es ent");
    Language spanish =
        new Language(
            "es es-MX",
            "de la que el en y no los por gobierno paz país guerra nosotros",
            latin + " ñ",
            "a e i o u á ó",
            "s es ando");
    Language persian =
        new Language(
            "fa",
            "و در به از که این را با صلح دولت کشور جنگ مردم",
            "ب پ ت ج چ خ د ر ز س ش ف ک گ ل م ن",
            "ا ی و",
            "ها ی\u200cهای");
    Language arabic =
        new Language(
            "ar",
            "في من على أن إلى لا السلام الحكومة الحرب الشعب",
            "ب ت ث ج ح خ د ر س ش ص ط ع ف ق ك ل م ن ه",
            "ا ي و",
            "ين ات");
    List<Language> all = new ArrayList<>(Collections.nCopies(15, english));
    all.addAll(List.of(german, german, german, french, french, spanish, spanish));
    all.addAll(List.of(persian, arabic, untagged));
    return all;
  }

  String tag(RandomSource random) {
    return random.of(tags);
  }

  /** A text of about the given length in characters. */
  String words(RandomSource random, int characters) {
    StringBuilder text = new StringBuilder(characters + 20);
    while (text.length() < characters) {
      if (!text.isEmpty()) {
        text.append(random.chance(0.06) ? ", " : " ");
      }
      text.append(words[random.rank(WORDS)]);
      if (random.chance(0.1)) {
        text.append(endings[random.below(endings.length)]);
      }
    }
    return text.toString();
  }

  String sentence(RandomSource random, int characters) {
    String words = words(random, characters);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}

/**
 * The actors: states with three levels of institutions, media, groups, and persons who hold posts
 * in succession.
 */
final class ActorGenerator {
  private static final LocalDate FIRST_DAY = LocalDate.of(2006, 1, 1);
  private static final int DAYS = 20 * 365;
  private static final List<String> HEADS =
      List.of("president", "prime minister", "foreign minister", "spokeswoman");
  private static final List<String> POSTS =
      List.of("director", "spokesman", "secretary", "chief economist");

  private final RandomSource random;
  private final WordGenerator names =
      new WordGenerator("b d f g h k l m n p r s t v z j", "a e i o u", 4);
  private int nameCount;

  private final List<Actor> states = new ArrayList<>();
  private final List<Actor> organizations = new ArrayList<>();
  private final List<Actor> persons = new ArrayList<>();
  private final List<Actor> groups = new ArrayList<>();

  /** Media by number of articles, most first. */
  final List<Actor> media = new ArrayList<>();

  /** Speakers by number of quotes, most first. */
  final List<Actor> speakers = new ArrayList<>();

  ActorGenerator(Options options) {
    random = new RandomSource(options.seed());
    int size = Math.max(2_000, Math.min(50_000, options.quotes() / 100));
    fill(states, 60, "state", name -> name);
    fill(media, Math.max(100, size / 50), "media", name -> "The %s Post".formatted(name));
    fill(groups, size / 50, "group", name -> "Friends of %s".formatted(name));
    addOrganizations(size / 10);
    fill(
        persons,
        size - states.size() - media.size() - groups.size() - organizations.size(),
        "person",
        name -> names.name(random.below(400)) + " " + name);
    Stream.of(states, organizations).flatMap(List::stream).forEach(this::addOfficeHolders);
    Stream.of(persons, states, organizations, groups).forEach(speakers::addAll);
    Collections.shuffle(speakers, new Random(options.seed()));
  }

  void write(Output output) {
    Stream.of(states, media, groups, organizations, persons)
        .flatMap(List::stream)
        .forEach(output::actor);
  }

  private interface Naming {
    String of(String word);
  }

  private void fill(List<Actor> into, int size, String kind, Naming naming) {
    for (int i = 0; i < size; i++) {
      into.add(actor(kind, naming.of(names.name(nameCount++))));
    }
  }

  private Actor actor(String kind, String name) {
    Instant created = Instant.parse("2010-01-01T00:00:00Z").plusSeconds(nameCount);
    List<String> aliases = new ArrayList<>();
    if (random.chance(0.4)) {
      aliases.add(name.charAt(0) + ". " + name.substring(name.lastIndexOf(' ') + 1));
    }
    if (random.chance(0.1)) {
      aliases.add("The " + names.name(nameCount++));
    }
    return new Actor(random.id(created), name, kind, aliases, new ArrayList<>());
  }

  /** A fifth of the organizations belong to a state, the others to an earlier organization. */
  private void addOrganizations(int size) {
    for (int i = 0; i < size; i++) {
      boolean ministry = i < size / 5;
      Actor above =
          ministry ? random.zipf(states) : organizations.get(random.below(parentCount(i)));
      String form = ministry ? "Ministry of %s" : i % 2 == 0 ? "Department of %s" : "%s Office";
      Actor organization = actor("organization", form.formatted(names.name(nameCount++)));
      affiliate(organization, above, null, null, null);
      organizations.add(organization);
    }
  }

  /** The number of candidate parents, which gives three levels. */
  private static int parentCount(int before) {
    return Math.max(1, before / 2);
  }

  /** Adds office holders with terms of a few years each; the last term is open. */
  private void addOfficeHolders(Actor institution) {
    boolean state = institution.kind().equals("state");
    for (String role : state ? HEADS : POSTS.subList(0, random.between(1, 3))) {
      int day = random.below(1000);
      while (day < DAYS) {
        int until = day + random.between(500, 2500);
        LocalDate to = until < DAYS ? FIRST_DAY.plusDays(until - 1) : null;
        affiliate(random.of(persons), institution, role, FIRST_DAY.plusDays(day), to);
        day = until;
      }
    }
    if (!state) {
      affiliate(random.of(persons), institution, "adviser", null, null);
    }
  }

  private void affiliate(Actor member, Actor actor, String role, LocalDate from, LocalDate to) {
    UUID id = random.id(Instant.parse("2010-02-01T00:00:00Z"));
    member.affiliations().add(new Affiliation(id, actor, role, from, to));
  }
}

/** Generates articles with their quotes. */
final class ArticleGenerator {
  private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
  private static final int DAYS = 15 * 365;
  private static final List<String> CUES =
      List.of("said", "told", "added", "warned", "wrote", "sagte", "a déclaré", "dijo", "گفت");
  private static final List<String> ROLES =
      List.of("foreign minister", "spokesman", "spokeswoman", "president", "director", "analyst");
  private static final List<String> SECTIONS =
      List.of("World", "Politics", "Business", "Opinion", "Science", "Sport", "Culture");
  private static final List<String> ANONYMOUS =
      List.of("a senior official", "a diplomat", "two people briefed on the talks", "a resident");

  private final Options options;
  private final Lengths lengths;
  private final ActorGenerator actors;
  private final RandomSource random;
  private final List<Language> languages = Language.all();
  private final WordGenerator rare =
      new WordGenerator("b d f g h k l m n p r s t v z j", "a e i o u", 4);
  private int written;

  ArticleGenerator(Options options, ActorGenerator actors) {
    this.options = options;
    this.lengths = Lengths.of(options);
    this.actors = actors;
    this.random = new RandomSource(options.seed() + 1);
  }

  void write(Output output) {
    int articles = options.articles();
    for (int i = 0; i < articles; i++) {
      int left = options.quotes() - written;
      int mean = left / (articles - i);
      int size = i == articles - 1 ? left : Math.min(left, random.between(1, 2 * mean - 1));
      output.article(article(i, (double) i / articles, size));
    }
  }

  /**
   * Generates an article.
   *
   * @param time from 0 (oldest) to 1; recent years are denser
   */
  private Article article(int number, double time, int size) {
    LocalDate day = FIRST_DAY.plusDays((int) (DAYS * Math.pow(time, 0.6)));
    Instant created =
        Instant.ofEpochSecond(
            FIRST_DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                + (long) (DAYS * 86_400.0 * Math.pow(time, 0.6)));
    Language language = random.of(languages);
    LocalDate published = random.chance(0.02) ? null : day.minusDays(random.rank(30));
    Actor republisher = random.chance(0.05) ? random.of(actors.media) : null;
    Body body = new Body();
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      quotes.add(quote(body, language, published, created.plusMillis(i + 1)));
      body.append(language.sentence(random, lengths.sentence(random))).paragraph();
    }
    body.append(language.sentence(random, lengths.last(random)));
    return new Article(
        random.id(created),
        language.sentence(random, random.between(25, 90)),
        body.toString(),
        language.tag(random),
        random.zipf(actors.media),
        Stream.generate(() -> random.of(actors.speakers).shortName())
            .limit(random.below(3))
            .toList(),
        published,
        random.chance(0.8) ? random.zipf(SECTIONS) : null,
        random.chance(0.8) ? "https://news.example/%d/%d".formatted(day.getYear(), number) : null,
        random.chance(0.3) ? "All rights reserved." : null,
        republisher,
        republisher == null ? null : day.plusDays(2),
        created,
        quotes);
  }

  private Quote quote(Body body, Language language, LocalDate published, Instant created) {
    boolean anonymous = random.chance(0.08);
    Actor speaker = anonymous || random.chance(0.02) ? null : random.zipf(actors.speakers);
    String attribution = speaker == null ? random.of(ANONYMOUS) : speaker.shortName();
    String cue = random.zipf(CUES);
    Double confidence = random.chance(0.2) ? random.between(300, 999) / 1000.0 : null;
    Words words = words(language);
    List<Span> spans = random.chance(0.03) ? List.of() : words.print(body, attribution, cue);
    return new Quote(
        random.id(created),
        words.text(),
        words.type(),
        status(confidence),
        published == null || random.chance(0.4) ? null : published.minusDays(random.rank(20)),
        speaker,
        attribution,
        random.chance(0.4) ? random.zipf(ROLES) : null,
        cue,
        anonymous,
        random.chance(0.1) ? relays() : List.of(),
        spans,
        !spans.isEmpty() ? "anchored" : random.chance(0.2) ? "lost" : "none",
        List.copyOf(mentions()),
        confidence,
        created);
  }

  private String status(Double confidence) {
    if (confidence != null) {
      return random.chance(0.6) ? "proposed" : "confirmed";
    }
    return random.chance(0.97) ? "confirmed" : random.chance(0.7) ? "disputed" : "rejected";
  }

  /** A rare word, "…nth", that occurs in about twenty quotes regardless of their number. */
  private Words words(Language language) {
    String rareWord = rare.word(written++ % Math.max(1, options.quotes() / 20)) + "nth";
    int length = Math.max(10, random.length(lengths.quote(), 0.6, 20, 2000) - rareWord.length());
    double kind = random.uniform();
    if (kind < 0.06) {
      String first = language.words(random, length / 2) + ",";
      String second = language.words(random, length / 2) + " " + rareWord;
      return new Words("direct", List.of(first, second));
    }
    String text = language.words(random, length) + " " + rareWord;
    String type = kind < 0.6 ? "direct" : kind < 0.75 ? "mixed" : "indirect";
    return new Words(type, List.of(type.equals("mixed") ? "that “" + text + "”" : text));
  }

  private List<Relay> relays() {
    List<Relay> relays = new ArrayList<>();
    relays.add(
        new Relay("state television", random.chance(0.5) ? random.zipf(actors.media) : null));
    if (random.chance(0.3)) {
      relays.add(new Relay(null, random.zipf(actors.media)));
    }
    return relays;
  }

  private Set<Actor> mentions() {
    Set<Actor> mentions = new LinkedHashSet<>();
    for (int i = random.below(4); i > 0; i--) {
      mentions.add(random.zipf(actors.speakers));
    }
    return mentions;
  }
}

/** The words of a quote, in the pieces printed by the article. */
record Words(String type, List<String> pieces) {
  String text() {
    return String.join(" ", pieces);
  }

  /** Appends the pieces to the body and returns their spans. */
  List<Span> print(Body body, String speaker, String cue) {
    boolean direct = type.equals("direct");
    List<Span> spans = new ArrayList<>();
    if (!direct) {
      body.append(speaker).append(" ").append(cue).append(" ");
    }
    for (String piece : pieces) {
      body.append(direct ? "“" : "");
      int start = body.length();
      spans.add(new Span(start, body.append(piece).length()));
      body.append(direct ? "”" : "");
      if (direct && spans.size() == 1) {
        body.append(" ").append(speaker).append(" ").append(cue);
        body.append(pieces.size() > 1 ? ", " : "");
      }
    }
    body.append(". ");
    return spans;
  }
}

/**
 * Builder of a body that counts code points. Each body begins with a code point outside the BMP, to
 * tell code points from chars.
 */
final class Body {
  private final StringBuilder text = new StringBuilder("𝄞 ");

  Body append(String more) {
    text.append(more);
    return this;
  }

  void paragraph() {
    text.append("\n\n");
  }

  int length() {
    return text.length() - 1;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

/** Destination of the collection. */
interface Output extends AutoCloseable {
  void actor(Actor actor);

  void article(Article article);

  @Override
  void close();
}

/** Writes the tables of the service's database, each through its own psql. */
final class DatabaseOutput implements Output {
  private final Map<String, Table> tables = new LinkedHashMap<>();

  @Override
  public void actor(Actor actor) {
    insert(
        "actor",
        row -> {
          row.put("id", actor.id());
          row.put("name", actor.name());
          row.put("kind", actor.kind());
          row.put("created_at", "2010-03-01T00:00:00Z");
          row.put("updated_at", "2010-03-01T00:00:00Z");
        });
    for (int i = 0; i < actor.aliases().size(); i++) {
      listed("alias", "actor_id", actor.id(), i, actor.aliases().get(i));
    }
    for (Affiliation affiliation : actor.affiliations()) {
      insert(
          "affiliation",
          row -> {
            row.put("id", affiliation.id());
            row.put("member_id", actor.id());
            row.put("actor_id", affiliation.actor().id());
            row.put("role", affiliation.role());
            row.put("from_day", affiliation.from());
            row.put("to_day", affiliation.to());
          });
    }
  }

  @Override
  public void article(Article article) {
    insert(
        "article",
        row -> {
          row.put("id", article.id());
          row.put("title", article.title());
          row.put("body", article.body());
          row.put("language", article.language());
          row.put("source_id", id(article.source()));
          row.put("author_names", article.authors());
          row.put("published_on", article.publishedOn());
          row.put("section", article.section());
          row.put("url", article.url());
          row.put("rights", article.rights());
          row.put("republisher_id", id(article.republisher()));
          row.put("republished_on", article.republishedOn());
          row.put("created_at", article.createdAt());
          row.put("updated_at", article.createdAt());
        });
    for (int i = 0; i < article.authors().size(); i++) {
      listed("author", "article_id", article.id(), i, article.authors().get(i));
    }
    article.quotes().forEach(quote -> quote(article, quote));
  }

  private void quote(Article article, Quote quote) {
    boolean extracted = quote.confidence() != null;
    insert(
        "quote",
        row -> {
          row.put("id", quote.id());
          row.put("article_id", article.id());
          row.put("published_on", article.publishedOn());
          row.put("source_id", id(article.source()));
          row.put("language", article.language());
          row.put("text", quote.text());
          row.put("type", quote.type());
          row.put("status", quote.status());
          row.put("said_on", quote.saidOn());
          row.put("speaker_id", id(quote.speaker()));
          row.put("attribution_text", quote.attribution());
          row.put("attribution_role", quote.role());
          row.put("attribution_cue", quote.cue());
          row.put("anonymous", quote.anonymous());
          row.put("span_starts", quote.spans().stream().map(Span::start).toList());
          row.put("span_ends", quote.spans().stream().map(Span::end).toList());
          row.put("anchor", quote.anchor());
          row.put("created_at", quote.createdAt());
          row.put("updated_at", quote.createdAt());
          row.put("origin", extracted ? "extractor" : "editor");
          row.put("extractor_version", extracted ? "0.1.0" : null);
          row.put("rule", extracted ? "name-said" : null);
          row.put("confidence", quote.confidence());
        });
    for (int i = 0; i < quote.via().size(); i++) {
      Relay relay = quote.via().get(i);
      int position = i;
      insert(
          "relay",
          row -> {
            row.put("article_id", article.id());
            row.put("quote_id", quote.id());
            row.put("position", position);
            row.put("text", relay.text());
            row.put("actor_id", id(relay.actor()));
          });
    }
    for (Actor mentioned : quote.mentions()) {
      insert(
          "mention",
          row -> {
            row.put("article_id", article.id());
            row.put("quote_id", quote.id());
            row.put("actor_id", mentioned.id());
          });
    }
  }

  private void listed(String table, String owner, UUID id, int position, String name) {
    insert(
        table,
        row -> {
          row.put(owner, id);
          row.put("position", position);
          row.put("name", name);
        });
  }

  private static UUID id(Actor actor) {
    return actor == null ? null : actor.id();
  }

  private void insert(String table, Consumer<Map<String, Object>> values) {
    tables.computeIfAbsent(table, Table::new).insert(values);
  }

  @Override
  public void close() {
    tables.values().forEach(Table::close);
  }
}

/** Input of COPY for a table; columns that the schema lacks are left out. */
final class Table {
  private final String name;
  private final Map<String, Object> row = new LinkedHashMap<>();
  private Set<String> columns;
  private Process psql;
  private Writer out;

  Table(String name) {
    this.name = name;
  }

  void insert(Consumer<Map<String, Object>> values) {
    values.accept(row);
    try {
      if (out == null) {
        open();
      }
      String separator = "";
      for (String column : columns) {
        out.write(separator);
        out.write(cell(row.get(column)));
        separator = "\t";
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("psql has ended while filling " + name, e);
    }
  }

  /** Truncates the table in the same transaction, so that COPY can write frozen rows. */
  private void open() throws IOException {
    columns = new LinkedHashSet<>(row.keySet());
    columns.retainAll(columnsOfSchema());
    String copy =
        "copy %s (%s) from stdin with (freeze)".formatted(name, String.join(", ", columns));
    psql = psql("-q", "-1", "-c", "truncate " + name, "-c", copy);
    out =
        new BufferedWriter(
            new OutputStreamWriter(psql.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
  }

  private Set<String> columnsOfSchema() throws IOException {
    String query =
        """
        select attname from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and attgenerated = '' and not attisdropped\
        """
            .formatted(name);
    Process process = psql("-A", "-t", "-c", query);
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new HashSet<>(answer.lines().toList());
  }

  private static Process psql(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-v", "ON_ERROR_STOP=1"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "\\N";
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }
    String text = value.toString();
    return text.indexOf('\n') < 0 ? text : text.replace("\n", "\\n");
  }

  void close() {
    try {
      out.close();
      if (psql.waitFor() != 0) {
        throw new IllegalStateException("psql could not fill " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("psql has ended while filling " + name, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

/** Writes NDJSON for POST /imports: articles with quotes that refer to actors by name. */
final class NdjsonOutput implements Output {
  private final Writer out =
      new BufferedWriter(new OutputStreamWriter((OutputStream) System.out, StandardCharsets.UTF_8));

  @Override
  public void actor(Actor actor) {
    // Actors are created by the articles that name them.
  }

  @Override
  public void article(Article article) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("title", article.title());
    line.put("body", article.body());
    line.put("language", article.language());
    line.put("source", reference(article.source()));
    line.put("authors", article.authors());
    line.put("publishedOn", article.publishedOn());
    line.put("section", article.section());
    line.put("url", article.url());
    line.put("rights", article.rights());
    line.put("republication", republication(article));
    line.put("quotes", article.quotes().stream().map(NdjsonOutput::quote).toList());
    try {
      out.write(json(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> republication(Article article) {
    if (article.republisher() == null) {
      return null;
    }
    return Map.of(
        "publisher", reference(article.republisher()), "publishedOn", article.republishedOn());
  }

  private static Map<String, Object> quote(Quote quote) {
    Map<String, Object> attribution = new LinkedHashMap<>();
    attribution.put("text", quote.attribution());
    attribution.put("role", quote.role());
    attribution.put("cue", quote.cue());
    attribution.put("anonymous", quote.anonymous());
    attribution.put("via", quote.via().stream().map(NdjsonOutput::relay).toList());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("text", quote.text());
    line.put("type", quote.type());
    line.put("status", quote.status());
    line.put("saidOn", quote.saidOn());
    line.put("speaker", reference(quote.speaker()));
    line.put("attribution", attribution);
    line.put("spans", quote.spans().stream().map(NdjsonOutput::span).toList());
    line.put("mentions", quote.mentions().stream().map(NdjsonOutput::reference).toList());
    return line;
  }

  private static Map<String, Object> relay(Relay relay) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", relay.text());
    json.put("actor", reference(relay.actor()));
    return json;
  }

  private static Map<String, Object> span(Span span) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", span.start());
    json.put("end", span.end());
    return json;
  }

  private static Map<String, Object> reference(Actor actor) {
    if (actor == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", actor.name());
    json.put("kind", actor.kind());
    return json;
  }

  /** Writes maps, lists, numbers, booleans and text as JSON; null members are left out. */
  private static String json(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .filter(member -> member.getValue() != null)
          .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
          .collect(joining(",", "{", "}"));
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(NdjsonOutput::json).collect(joining(",", "[", "]"));
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return '"' + value.toString().replace("\n", "\\n") + '"';
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
