package org.onrecord.extraction;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Trains the part-of-speech tagger on news articles tagged by the {@link Teacher}. One text in
 * twenty is held out to measure the agreement of the two.
 *
 * <p>Arguments: the articles as NDJSON with a member {@code text}; the file of the model.
 */
public final class TrainTagger {
  private static final int HELD_OUT = 20;
  private static final int ROUNDS = 8;
  private static final int RARE = 3;

  /** One in this many short sentences is also learned as a headline. */
  private static final int HEADLINE_INTERVAL = 12;

  /**
   * A word seen less often than this is treated as unknown in {@link #HIDDEN_PERCENT} of its uses.
   */
  private static final int UNCOMMON = 8;

  private static final int HIDDEN_PERCENT = 50;

  /** A word seen at least this often with a single tag gets that tag without the model. */
  private static final int MIN_UNAMBIGUOUS = 12;

  private final List<Words> texts = new ArrayList<>();
  private final List<byte[]> goldTags = new ArrayList<>();
  private boolean hidden;
  private final Random random = new Random(1);
  private final Map<Integer, Integer> seen = new HashMap<>();
  private final Map<Integer, Integer> onlyTags = new HashMap<>();
  private final Perceptron perceptron = new Perceptron();
  private final int[] keys = new int[TagFeatures.MAX_FEATURES];
  private final float[] scores = new float[TagModel.MAX_TAGS];

  private TrainTagger() {}

  public static void main(String[] arguments) throws IOException {
    TrainTagger training = new TrainTagger();
    List<Words> heldOut = training.read(Path.of(arguments[0]));
    training.learn();
    Path model = Path.of(arguments[1]);
    try (OutputStream out = Files.newOutputStream(model)) {
      TagModel.write(out, training.onlyTags, training.perceptron.rows());
    }
    System.out.printf("%,d bytes%n", Files.size(model));
    TaggerAgreement.print(Tagger.of(TagModel.read(Files.newInputStream(model))), heldOut);
  }

  private List<Words> read(Path file) throws IOException {
    List<Words> all = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(Tokenizer.words(json.readTree(line).get("text").textValue()));
      }
    }
    Teacher teacher = new Teacher(cases(all));
    List<Words> heldOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      teacher.tag(all.get(i));
      (i % HELD_OUT == 0 ? heldOut : texts).add(all.get(i));
    }
    return heldOut;
  }

  private static Map<String, int[]> cases(List<Words> all) {
    Map<String, int[]> cases = new HashMap<>();
    for (Words words : all) {
      for (int i = 1; i < words.count(); i++) {
        boolean inside = words.sentenceOf(i) == words.sentenceOf(i - 1);
        if (inside
            && Character.isLetter(words.word(i).charAt(0))
            && Tagger.mark(words, i - 1) < 0) {
          boolean capital = Character.isUpperCase(words.word(i).charAt(0));
          cases.computeIfAbsent(words.lower(i), word -> new int[2])[capital ? 1 : 0]++;
        }
      }
    }
    return cases;
  }

  /** Adds sentences in headline capitalization, which is rare in the articles. */
  private void addHeadlines() {
    int seen = 0;
    for (Words words : List.copyOf(texts)) {
      for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
        int first = words.first(sentence);
        int last = words.endOf(sentence) - 1;
        boolean fits = last - first >= 4 && last - first <= 14 && words.word(last).equals(".");
        if (fits && seen++ % HEADLINE_INTERVAL == 0) {
          addHeadline(words, first, last);
        }
      }
    }
  }

  private void addHeadline(Words words, int first, int end) {
    StringBuilder line = new StringBuilder(words.text);
    for (int i = first; i < end; i++) {
      boolean small = words.lower(i).length() < 4 && words.tag(i).matches("IN|DT|CC|TO");
      if (!small || i == first) {
        line.setCharAt(words.start(i), Character.toUpperCase(line.charAt(words.start(i))));
      }
    }
    Words headline = Tokenizer.words(line.substring(words.start(first), words.end(end - 1)));
    if (headline.count() == end - first && headline.sentenceCount() == 1) {
      System.arraycopy(words.tags, first, headline.tags, 0, end - first);
      texts.add(headline);
    }
  }

  private void learn() {
    addHeadlines();
    texts.forEach(words -> goldTags.add(tagIndices(words)));
    findUnambiguousWords();
    for (int t = 0; t < texts.size(); t++) {
      count(texts.get(t), goldTags.get(t));
    }
    seen.forEach(
        (key, count) -> {
          if (count >= RARE) {
            perceptron.register(key);
          }
        });
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < texts.size(); t++) {
      order.add(t);
    }
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      int wrong = 0;
      for (int t : order) {
        wrong += trainOn(texts.get(t), goldTags.get(t));
      }
      System.out.printf("round %d: %,d wrong%n", round, wrong);
    }
  }

  private static byte[] tagIndices(Words words) {
    byte[] gold = new byte[words.count()];
    for (int i = 0; i < gold.length; i++) {
      gold[i] = (byte) Tagger.TAGS.indexOf(words.tag(i));
    }
    return gold;
  }

  private void findUnambiguousWords() {
    Map<Integer, int[]> counts = new HashMap<>();
    for (int t = 0; t < texts.size(); t++) {
      TagFeatures features = features(texts.get(t), goldTags.get(t));
      for (int i = 0; i < texts.get(t).count(); i++) {
        if (Tagger.mark(texts.get(t), i) < 0) {
          counts
              .computeIfAbsent(features.word(i), key -> new int[Tagger.TAGS.size()])[
              goldTags.get(t)[i]]++;
        }
      }
    }
    counts.forEach(
        (word, tags) -> {
          int sum = 0;
          int best = 0;
          for (int tag = 0; tag < tags.length; tag++) {
            sum += tags[tag];
            best = tags[tag] > tags[best] ? tag : best;
          }
          if (best >= TagModel.MAX_TAGS || sum >= MIN_UNAMBIGUOUS && tags[best] >= 0.998 * sum) {
            onlyTags.put(word, best);
          }
        });
  }

  private void count(Words words, byte[] gold) {
    TagFeatures features = features(words, gold);
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      features.sentence(sentence);
      for (int i = words.first(sentence); i < words.endOf(sentence); i++) {
        if (Tagger.mark(words, i) < 0 && !onlyTags.containsKey(features.word(i))) {
          int n = features.of(i, keys);
          for (int k = 0; k < n; k++) {
            seen.merge(keys[k], 1, Integer::sum);
          }
        }
        features.tagged(i);
      }
    }
  }

  private TagFeatures features(Words words, byte[] tags) {
    return new TagFeatures(words, tags, key -> !hidden && seen.getOrDefault(key, 0) >= RARE);
  }

  /** Randomly hides a rare word, so that unknown words are learned by shape. */
  private int featuresOf(TagFeatures features, int word) {
    boolean uncommon = seen.getOrDefault(features.word(word), 0) < UNCOMMON;
    hidden = uncommon && random.nextInt(100) < HIDDEN_PERCENT;
    int n = features.of(word, keys);
    if (hidden) {
      for (int lexical : TagFeatures.LEXICAL) {
        keys[lexical] = 0;
      }
    }
    return n;
  }

  /** Tags a text with the current weights and updates them for each wrong tag. */
  private int trainOn(Words words, byte[] gold) {
    int wrong = 0;
    byte[] tags = new byte[words.count()];
    TagFeatures features = features(words, tags);
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      features.sentence(sentence);
      for (int i = words.first(sentence); i < words.endOf(sentence); i++) {
        int tag = Tagger.mark(words, i);
        if (tag < 0) {
          tag = onlyTags.getOrDefault(features.word(i), -1);
        }
        if (tag < 0) {
          int n = featuresOf(features, i);
          tag = perceptron.best(keys, n, scores);
          perceptron.correct(keys, n, gold[i], tag);
          wrong += tag == gold[i] ? 0 : 1;
        }
        tags[i] = (byte) tag;
        features.tagged(i);
      }
    }
    return wrong;
  }
}
