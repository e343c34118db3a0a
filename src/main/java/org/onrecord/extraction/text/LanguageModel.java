package org.onrecord.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import opennlp.tools.langdetect.LanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;

/**
 * The language model of Apache OpenNLP: a log-linear model of character trigrams, about 35 MB in
 * memory. It is read without {@code LanguageDetectorModel}, which needs reflection.
 */
final class LanguageModel {
  private static final String RESOURCE = "/langdetect-183.bin";
  private static final String ENTRY = "langdetect.model";

  /** The ISO 639-3 codes of the model and the BCP 47 tags of the languages that are detected. */
  private static final Map<String, String> LANGUAGES = languages();

  /** The length in UTF-16 units that is enough for a decision. */
  private static final int MAX_CHARACTERS = 3_000;

  /** The minimum ratio between the probabilities of a language and English. */
  private static final double MIN_RATIO = 2;

  /** Set on demand, since a native image would store what a static initializer loads. */
  private static LanguageModel loaded;

  private final AbstractModel model;
  private final LanguageDetectorContextGenerator trigrams =
      new LanguageDetectorFactory().getContextGenerator();

  private LanguageModel(AbstractModel model) {
    this.model = model;
  }

  /** The model. The first call loads it. */
  static synchronized LanguageModel get() {
    if (loaded == null) {
      loaded = new LanguageModel(read());
    }
    return loaded;
  }

  private static Map<String, String> languages() {
    String pairs =
        "eng en deu de fra fr spa es rus ru por pt ita it nld nl pol pl swe sv dan da nob nb nno nn fin fi"
            + " ces cs slk sk hun hu ron ro bul bg ell el ukr uk bel be srp sr hrv hr bos bs slv sl est et"
            + " ekk et lav lv lvs lv lit lt tur tr ara ar heb he fas fa pes fa hin hi ben bn urd ur cmn zh"
            + " jpn ja kor ko vie vi tha th ind id msa ms cat ca glg gl eus eu gle ga cym cy isl is sqi sq"
            + " mkd mk afr af tgl tl swa sw tam ta tel te kat ka hye hy aze az kaz kk";
    Map<String, String> languages = new HashMap<>();
    String[] codes = pairs.split(" ");
    for (int i = 0; i < codes.length; i += 2) {
      languages.put(codes[i], codes[i + 1]);
    }
    return Map.copyOf(languages);
  }

  /**
   * The most probable language; empty if English is nearly as probable.
   *
   * @param latin whether the text is in Latin script, so that it may be English
   */
  Optional<String> language(String text, boolean latin) {
    double[] probabilities =
        probabilities(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
    int best = -1;
    for (int i = 0; i < probabilities.length; i++) {
      boolean detected = LANGUAGES.containsKey(model.getOutcome(i));
      if (detected && (best < 0 || probabilities[i] > probabilities[best])) {
        best = i;
      }
    }
    String language = LANGUAGES.get(model.getOutcome(best));
    double english = probabilities[model.getIndex("eng")];
    boolean sure = !latin || probabilities[best] >= MIN_RATIO * english;
    return sure ? Optional.of(language) : Optional.empty();
  }

  private double[] probabilities(String text) {
    Set<String> distinct = new LinkedHashSet<>();
    for (CharSequence trigram : trigrams.getContext(text)) {
      distinct.add(trigram.toString());
    }
    return model.eval(distinct.toArray(String[]::new));
  }

  private static AbstractModel read() {
    try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry();
          !entry.getName().equals(ENTRY);
          entry = zip.getNextEntry()) {}
      return new GenericModelReader(new BinaryFileDataReader(zip)).getModel();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
