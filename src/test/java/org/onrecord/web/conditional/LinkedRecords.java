package org.onrecord.web.conditional;

import static org.onrecord.fixtures.ActorBuilder.anActor;
import static org.onrecord.fixtures.ArticleBuilder.anArticle;
import static org.onrecord.fixtures.QuoteBuilder.aQuote;
import static org.onrecord.fixtures.RecordBuilder.byId;

import java.util.List;
import java.util.Map;

/** A quote and the records that it shows. */
record LinkedRecords(
    String agency,
    String paper,
    String archive,
    String speaker,
    String subject,
    String article,
    String quote) {

  static final String BODY = "Reuters had it that Ada said: “We shall see.” That was all.";

  static LinkedRecords recorded() {
    String agency = anActor("Agency").kind("organization").save();
    String paper = anActor("The Paper").kind("media").save();
    String archive = anActor("The Archive").kind("organization").save();
    String speaker = anActor("Ada").alias("Ada L.").affiliated(agency, "clerk", null, null).save();
    String subject = anActor("Borea").kind("state").save();
    String article =
        anArticle()
            .body(BODY)
            .with("source", byId(paper))
            .with("republication", Map.of("publisher", byId(archive)))
            .with("authors", List.of("A. Author"))
            .save();
    String quote =
        aQuote("We shall see.")
            .in(article)
            .by(speaker)
            .mentioning(subject)
            .attributed("via", List.of(Map.of("text", "Reuters", "actor", byId(agency))))
            .save();
    return new LinkedRecords(agency, paper, archive, speaker, subject, article, quote);
  }

  /** The path of one record of each kind. */
  List<String> paths() {
    return List.of(actorPath(), articlePath(), quotePath());
  }

  String actorPath() {
    return "/actors/" + speaker;
  }

  String articlePath() {
    return "/articles/" + article;
  }

  String quotePath() {
    return "/quotes/" + quote;
  }
}
