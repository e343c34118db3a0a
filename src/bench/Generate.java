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
 * Generates a synthetic collection of quotes, deterministically and in constant memory. It is copied
 * into a database by COPY through psql (libpq's environment variables), or written to standard
 * output as NDJSON for {@code POST /imports}.
 */
class Generate {
  public static void main(String... args) {
    Options options = Options.of(args);
    Cast cast = new Cast(options);
    try (Output output = options.ndjson() ? new Ndjson() : new Tables()) {
      cast.write(output);
      new Press(options, cast).write(output);
    }
  }
}

/**
 * Command-line options.
 *
 * @param quotes number of quotes
 * @param perArticle mean number of quotes per article
 */
record Options(int quotes, int perArticle, long seed, boolean ndjson) {
  private static final String USAGE =
      "java Generate.java --quotes N [--per-article N] [--seed N] [--ndjson]";

  static Options of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean ndjson = words.remove("--ndjson");
    Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("--per-article", 10, "--seed", 1));
    for (int i = 0; i + 1 < words.size(); i += 2) {
      numbers.put(words.get(i), Integer.valueOf(words.get(i + 1)));
    }
    if (words.size() % 2 > 0 || numbers.size() > 3 || !numbers.containsKey("--quotes")) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Options(
        numbers.get("--quotes"), numbers.get("--per-article"), numbers.get("--seed"), ndjson);
  }

  int articles() {
    return Math.max(1, quotes / perArticle);
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
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
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

  /** A rank drawn by Zipf's law: rank 0 twice as often as rank 1, three times as often as rank 2. */
  int rank(int bound) {
    return Math.min(bound - 1, (int) Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1);
  }

  /** A log-normally distributed number, as text lengths are. */
  int length(double median, double spread, int least, int most) {
    double normal = Stream.generate(random::nextDouble).limit(6).reduce(-3.0, Double::sum) * 1.41;
    return (int) Math.max(least, Math.min(most, median * Math.exp(spread * normal)));
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

/** Invented words, all different. */
final class Coinage {
  private final List<String> syllables = new ArrayList<>();
  private final int length;
  private final long size;

  Coinage(String consonants, String vowels, int length) {
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
    List<Coinage> lengths =
        Stream.of(1, 2, 3, 4).map(length -> new Coinage(consonants, vowels, length)).toList();
    Set<String> distinct = new LinkedHashSet<>(List.of(known.split(" ")));
    for (int i = 0; distinct.size() < WORDS; i++) {
      distinct.add(lengths.get(i < 40 ? 0 : i < 1500 ? 1 : i < 9000 ? 2 : 3).word(i));
    }
    words = distinct.toArray(String[]::new);
  }

  /** Languages of the articles, a twenty-fifth per entry. */
  static List<Language> ofArticles() {
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

  String tag(Dice dice) {
    return dice.of(tags);
  }

  /** A text of about this length in characters. */
  String words(Dice dice, int characters) {
    StringBuilder text = new StringBuilder(characters + 20);
    while (text.length() < characters) {
      if (!text.isEmpty()) {
        text.append(dice.chance(0.06) ? ", " : " ");
      }
      text.append(words[dice.rank(WORDS)]);
      if (dice.chance(0.1)) {
        text.append(endings[dice.below(endings.length)]);
      }
    }
    return text.toString();
  }

  String sentence(Dice dice, int characters) {
    String words = words(dice, characters);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}

/**
 * The actors: states with three levels of institutions, media, groups, and persons who hold posts in
 * succession.
 */
final class Cast {
  private static final LocalDate FIRST_DAY = LocalDate.of(2006, 1, 1);
  private static final int DAYS = 20 * 365;
  private static final List<String> HEADS =
      List.of("president", "prime minister", "foreign minister", "spokeswoman");
  private static final List<String> POSTS =
      List.of("director", "spokesman", "secretary", "chief economist");

  private final Dice dice;
  private final Coinage coinage = new Coinage("b d f g h k l m n p r s t v z j", "a e i o u", 4);
  private int coined;

  private final List<Actor> states = new ArrayList<>();
  private final List<Actor> organizations = new ArrayList<>();
  private final List<Actor> persons = new ArrayList<>();
  private final List<Actor> groups = new ArrayList<>();

  /** Media by number of articles, most first. */
  final List<Actor> media = new ArrayList<>();

  /** Speakers by number of quotes, most first. */
  final List<Actor> speakers = new ArrayList<>();

  Cast(Options options) {
    dice = new Dice(options.seed());
    int size = Math.max(2_000, Math.min(50_000, options.quotes() / 100));
    fill(states, 60, "state", name -> name);
    fill(media, Math.max(100, size / 50), "media", name -> "The %s Post".formatted(name));
    fill(groups, size / 50, "group", name -> "Friends of %s".formatted(name));
    organize(size / 10);
    fill(
        persons,
        size - states.size() - media.size() - groups.size() - organizations.size(),
        "person",
        name -> coinage.name(dice.below(400)) + " " + name);
    Stream.of(states, organizations).flatMap(List::stream).forEach(this::staff);
    Stream.of(persons, states, organizations, groups).forEach(speakers::addAll);
    Collections.shuffle(speakers, new Random(options.seed()));
  }

  void write(Output output) {
    Stream.of(states, media, groups, organizations, persons)
        .flatMap(List::stream)
        .forEach(output::actor);
  }

  private interface Naming {
    String of(String coined);
  }

  private void fill(List<Actor> into, int size, String kind, Naming naming) {
    for (int i = 0; i < size; i++) {
      into.add(actor(kind, naming.of(coinage.name(coined++))));
    }
  }

  private Actor actor(String kind, String name) {
    Instant created = Instant.parse("2010-01-01T00:00:00Z").plusSeconds(coined);
    List<String> aliases = new ArrayList<>();
    if (dice.chance(0.4)) {
      aliases.add(name.charAt(0) + ". " + name.substring(name.lastIndexOf(' ') + 1));
    }
    if (dice.chance(0.1)) {
      aliases.add("The " + coinage.name(coined++));
    }
    return new Actor(dice.id(created), name, kind, aliases, new ArrayList<>());
  }

  /** The parent: a state for a fifth of the organizations, an earlier organization for the others. */
  private void organize(int size) {
    for (int i = 0; i < size; i++) {
      boolean ministry = i < size / 5;
      Actor above = ministry ? dice.zipf(states) : organizations.get(dice.below(ministries(i)));
      String form = ministry ? "Ministry of %s" : i % 2 == 0 ? "Department of %s" : "%s Office";
      Actor organization = actor("organization", form.formatted(coinage.name(coined++)));
      affiliate(organization, above, null, null, null);
      organizations.add(organization);
    }
  }

  /** Number of candidate parents, chosen so that there are three levels. */
  private static int ministries(int before) {
    return Math.max(1, before / 2);
  }

  /** Terms of a few years each; the last one is open. */
  private void staff(Actor institution) {
    boolean state = institution.kind().equals("state");
    for (String role : state ? HEADS : POSTS.subList(0, dice.between(1, 3))) {
      int day = dice.below(1000);
      while (day < DAYS) {
        int until = day + dice.between(500, 2500);
        LocalDate to = until < DAYS ? FIRST_DAY.plusDays(until - 1) : null;
        affiliate(dice.of(persons), institution, role, FIRST_DAY.plusDays(day), to);
        day = until;
      }
    }
    if (!state) {
      affiliate(dice.of(persons), institution, "adviser", null, null);
    }
  }

  private void affiliate(Actor member, Actor actor, String role, LocalDate from, LocalDate to) {
    UUID id = dice.id(Instant.parse("2010-02-01T00:00:00Z"));
    member.affiliations().add(new Affiliation(id, actor, role, from, to));
  }
}

/** Generates articles with their quotes. */
final class Press {
  private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
  private static final int DAYS = 15 * 365;
  private static final List<String> CUES =
      List.of("said", "told", "added", "warned", "wrote", "sagte", "a déclaré", "dijo", "گفت");
  private static final List<String> ROLES =
      List.of("foreign minister", "spokesman", "spokeswoman", "president", "director", "analyst");
  private static final List<String> SECTIONS =
      List.of("World", "Politics", "Business", "Opinion", "Science", "Sport", "Culture");
  private static final List<String> NAMELESS =
      List.of("a senior official", "a diplomat", "two people briefed on the talks", "a resident");

  private final Options options;
  private final Cast cast;
  private final Dice dice;
  private final List<Language> languages = Language.ofArticles();
  private final Coinage rare = new Coinage("b d f g h k l m n p r s t v z j", "a e i o u", 4);
  private int written;

  Press(Options options, Cast cast) {
    this.options = options;
    this.cast = cast;
    this.dice = new Dice(options.seed() + 1);
  }

  void write(Output output) {
    int articles = options.articles();
    for (int i = 0; i < articles; i++) {
      int left = options.quotes() - written;
      int mean = left / (articles - i);
      int size = i == articles - 1 ? left : Math.min(left, dice.between(1, 2 * mean - 1));
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
    Language language = dice.of(languages);
    LocalDate published = dice.chance(0.02) ? null : day.minusDays(dice.rank(30));
    Actor republisher = dice.chance(0.05) ? dice.of(cast.media) : null;
    Body body = new Body();
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      quotes.add(quote(body, language, published, created.plusMillis(i + 1)));
      body.append(language.sentence(dice, dice.length(90, 0.7, 20, 800))).paragraph();
    }
    body.append(language.sentence(dice, dice.length(300, 0.8, 100, 3000)));
    return new Article(
        dice.id(created),
        language.sentence(dice, dice.between(25, 90)),
        body.toString(),
        language.tag(dice),
        dice.zipf(cast.media),
        Stream.generate(() -> dice.of(cast.speakers).shortName()).limit(dice.below(3)).toList(),
        published,
        dice.chance(0.8) ? dice.zipf(SECTIONS) : null,
        dice.chance(0.8) ? "https://news.example/%d/%d".formatted(day.getYear(), number) : null,
        dice.chance(0.3) ? "All rights reserved." : null,
        republisher,
        republisher == null ? null : day.plusDays(2),
        created,
        quotes);
  }

  private Quote quote(Body body, Language language, LocalDate published, Instant created) {
    boolean anonymous = dice.chance(0.08);
    Actor speaker = anonymous || dice.chance(0.02) ? null : dice.zipf(cast.speakers);
    String attribution = speaker == null ? dice.of(NAMELESS) : speaker.shortName();
    String cue = dice.zipf(CUES);
    Double confidence = dice.chance(0.2) ? dice.between(300, 999) / 1000.0 : null;
    Words words = words(language);
    List<Span> spans = dice.chance(0.03) ? List.of() : words.print(body, attribution, cue);
    return new Quote(
        dice.id(created),
        words.text(),
        words.type(),
        status(confidence),
        published == null || dice.chance(0.4) ? null : published.minusDays(dice.rank(20)),
        speaker,
        attribution,
        dice.chance(0.4) ? dice.zipf(ROLES) : null,
        cue,
        anonymous,
        dice.chance(0.1) ? relays() : List.of(),
        spans,
        !spans.isEmpty() ? "anchored" : dice.chance(0.2) ? "lost" : "none",
        List.copyOf(mentions()),
        confidence,
        created);
  }

  private String status(Double confidence) {
    if (confidence != null) {
      return dice.chance(0.6) ? "proposed" : "confirmed";
    }
    return dice.chance(0.97) ? "confirmed" : dice.chance(0.7) ? "disputed" : "rejected";
  }

  /** A rare word, "…nth", that occurs in about twenty quotes regardless of their number. */
  private Words words(Language language) {
    String rareWord = rare.word(written++ % Math.max(1, options.quotes() / 20)) + "nth";
    int length = Math.max(10, dice.length(110, 0.6, 20, 2000) - rareWord.length());
    double kind = dice.uniform();
    if (kind < 0.06) {
      String first = language.words(dice, length / 2) + ",";
      String second = language.words(dice, length / 2) + " " + rareWord;
      return new Words("direct", List.of(first, second));
    }
    String text = language.words(dice, length) + " " + rareWord;
    String type = kind < 0.6 ? "direct" : kind < 0.75 ? "mixed" : "indirect";
    return new Words(type, List.of(type.equals("mixed") ? "that “" + text + "”" : text));
  }

  private List<Relay> relays() {
    List<Relay> relays = new ArrayList<>();
    relays.add(new Relay("state television", dice.chance(0.5) ? dice.zipf(cast.media) : null));
    if (dice.chance(0.3)) {
      relays.add(new Relay(null, dice.zipf(cast.media)));
    }
    return relays;
  }

  private Set<Actor> mentions() {
    Set<Actor> mentions = new LinkedHashSet<>();
    for (int i = dice.below(4); i > 0; i--) {
      mentions.add(dice.zipf(cast.speakers));
    }
    return mentions;
  }
}

/** The words of a quote, as the pieces that the article prints. */
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
final class Tables implements Output {
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
final class Ndjson implements Output {
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
    line.put("quotes", article.quotes().stream().map(Ndjson::quote).toList());
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
    attribution.put("via", quote.via().stream().map(Ndjson::relay).toList());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("text", quote.text());
    line.put("type", quote.type());
    line.put("status", quote.status());
    line.put("saidOn", quote.saidOn());
    line.put("speaker", reference(quote.speaker()));
    line.put("attribution", attribution);
    line.put("spans", quote.spans().stream().map(Ndjson::span).toList());
    line.put("mentions", quote.mentions().stream().map(Ndjson::reference).toList());
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
      return items.stream().map(Ndjson::json).collect(joining(",", "[", "]"));
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
