package org.onrecord.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final Tagger TAGGER = Tagger.of("en");

  private static Mentions mentions(String text) {
    Words words = Tokenizer.words(text);
    TAGGER.tag(words);
    return Mentions.of(words);
  }

  /** The last mention with this text. */
  private static Mention mention(Mentions mentions, String printed) {
    return mentions.all().stream()
        .filter(mention -> mentions.text(mention).equals(printed))
        .reduce((one, other) -> other)
        .orElseThrow(() -> new AssertionError(printed + " is not among " + texts(mentions)));
  }

  private static List<String> texts(Mentions mentions) {
    return mentions.all().stream().map(mentions::text).toList();
  }

  private static Entity entity(Mentions mentions, String printed) {
    return mentions.entityOf(mention(mentions, printed));
  }

  /** The entity of the last mention with this text. */
  private static String name(String text, String printed) {
    return entity(mentions(text), printed).name();
  }

  @Test
  void includes_the_role_before_a_name() {
    Mentions mentions = mentions("On Monday State Department spokeswoman Ellen Marsh said no.");
    Mention marsh = mention(mentions, "State Department spokeswoman Ellen Marsh");
    assertEquals("State Department spokeswoman", marsh.role());
    assertEquals(MentionForm.NAME, marsh.form());
    assertEquals(EntityKind.PERSON, marsh.kind());
    assertEquals(Gender.FEMALE, marsh.gender());
    assertEquals("Ellen Marsh", mentions.entityOf(marsh).name());
  }

  @Test
  void finds_the_role_in_an_apposition() {
    Mentions mentions = mentions("Ellen Marsh, a State Department spokeswoman, said no.");
    Mention marsh = mention(mentions, "Ellen Marsh");
    assertEquals("State Department spokeswoman", marsh.role());
    assertEquals(8, marsh.tail());
    assertEquals("Ellen Marsh", entity(mentions, "a State Department spokeswoman").name());
  }

  @Test
  void joins_a_description_with_the_following_name() {
    String printed = "Iran's supreme leader, Ayatollah Ali Khamenei";
    Mentions mentions = mentions("He criticised " + printed + ", on Monday.");
    assertEquals("Iran's supreme leader", mention(mentions, printed).role());
    assertEquals("Ali Khamenei", entity(mentions, printed).name());
    assertEquals(EntityKind.STATE, mention(mentions, "Iran").kind());
  }

  @Test
  void finds_offices_of_several_words() {
    Mentions mentions =
        mentions("Deputy Head of the Office of the President, Ihor Brusylo, told us.");
    Mention brusylo = mention(mentions, "Deputy Head of the Office of the President, Ihor Brusylo");
    assertEquals("Deputy Head of the Office of the President", brusylo.role());
  }

  @Test
  void resolves_a_surname_to_the_full_name() {
    assertEquals("Ellen Marsh", name("Marsh left. Later Ellen Marsh and Tom Reed met.", "Marsh"));
  }

  @Test
  void excludes_titles_from_the_name() {
    String text = "Sir Keir Starmer spoke. Mr. Starmer left. President Obama stayed.";
    assertEquals("Keir Starmer", name(text, "Mr. Starmer"));
    assertEquals("Obama", name(text, "President Obama"));
  }

  @Test
  void keeps_namesakes_apart() {
    String text =
        "Hillary Clinton spoke in Ohio. Bill Clinton was there. Mrs. Clinton smiled. Mr. Clinton"
            + " slept.";
    assertEquals("Hillary Clinton", name(text, "Mrs. Clinton"));
    assertEquals("Bill Clinton", name(text, "Mr. Clinton"));
  }

  @Test
  void resolves_a_shared_surname_to_the_most_frequent_person() {
    String text =
        "Hillary Clinton spoke. Hillary Clinton was cheered. Bill Clinton was there. Clinton said"
            + " yes.";
    assertEquals("Hillary Clinton", name(text, "Clinton"));
  }

  @Test
  void matches_nicknames_and_initials() {
    assertEquals(
        "Donald J. Trump", name("Donald J. Trump won. Donald Trump left.", "Donald Trump"));
    assertEquals("William Reed", name("William Reed won. Bill Reed left.", "Bill Reed"));
  }

  @Test
  void accepts_particles_hyphens_and_suffixes_in_names() {
    String text =
        "Mohammed bin Salman met Ursula von der Leyen, Jean-Yves Le Drian and Robert F. Kennedy Jr."
            + " in Riyadh. Bin Salman smiled. Von der Leyen did not. Kennedy left.";
    assertEquals("Mohammed bin Salman", name(text, "Bin Salman"));
    assertEquals("Ursula von der Leyen", name(text, "Von der Leyen"));
    assertEquals("Jean-Yves Le Drian", name(text, "Jean-Yves Le Drian"));
    assertEquals("Robert F. Kennedy Jr.", name(text, "Kennedy"));
  }

  @Test
  void recognizes_an_ambiguous_surname_by_the_full_name() {
    assertEquals("Mark Cuban", name("We met Mark Cuban. On Friday Cuban said no.", "Cuban"));
  }

  @Test
  void a_headline_does_not_lengthen_a_name() {
    String text = "Ted Cruz Apologizes To Donald Trump Over Ad\n\nOn Monday Ted Cruz said sorry.";
    assertEquals("Ted Cruz", name(text, "Ted Cruz"));
  }

  @Test
  void resolves_a_defined_acronym() {
    String text = "The World Health Organization (WHO) warned. Later WHO said more.";
    Mentions mentions = mentions(text);
    assertEquals("World Health Organization", entity(mentions, "WHO").name());
    assertEquals(EntityKind.ORGANIZATION, mention(mentions, "WHO").kind());
  }

  @Test
  void resolves_an_acronym_by_initials() {
    String text = "The Federal Communications Commission voted. The FCC said so.";
    assertEquals("Federal Communications Commission", name(text, "The FCC"));
  }

  @Test
  void classifies_states_and_their_capitals() {
    Mentions mentions = mentions("Iran denied it. On Sunday Washington and the Kremlin agreed.");
    assertEquals(EntityKind.STATE, mention(mentions, "Iran").kind());
    assertEquals(EntityKind.STATE, mention(mentions, "Washington").kind());
    assertEquals(EntityKind.STATE, mention(mentions, "the Kremlin").kind());
  }

  @Test
  void classifies_media() {
    Mentions mentions = mentions("He told Reuters and The Washington Post. The Post confirmed it.");
    assertEquals(EntityKind.MEDIA, mention(mentions, "Reuters").kind());
    assertEquals("The Washington Post", entity(mentions, "The Post").name());
  }

  @Test
  void classifies_listed_organizations() {
    Mentions mentions = mentions("Volkswagen said it would wait. The company gave no reason.");
    assertEquals(EntityKind.ORGANIZATION, mention(mentions, "Volkswagen").kind());
    assertEquals("Volkswagen", entity(mentions, "it").name());
    assertEquals("Volkswagen", entity(mentions, "The company").name());
  }

  @Test
  void classifies_a_person_by_the_pronoun() {
    assertEquals(
        EntityKind.PERSON, mention(mentions("Bremmer said he would wait."), "Bremmer").kind());
  }

  @Test
  void resolves_an_epithet_to_the_last_person() {
    assertEquals(
        "Tom Reed", name("Tom Reed bought a bank. The billionaire smiled.", "The billionaire"));
  }

  @Test
  void finds_groups_and_quantities_of_people() {
    String text = "Police said no. Two officials agreed. Officials from the region wept.";
    Mentions mentions = mentions(text);
    for (String group : List.of("Police", "Two officials", "Officials from the region")) {
      assertEquals(EntityKind.GROUP, mention(mentions, group).kind());
      assertTrue(mention(mentions, group).plural());
      assertEquals(null, entity(mentions, group).name());
    }
  }

  @Test
  void finds_unnamed_speakers() {
    String text =
        "A spokesman for the ministry said no. The statement said yes. Critics disagreed. One of"
            + " them laughed. 52 percent of voters said nothing.";
    List<String> found = texts(mentions(text));
    List<String> expected =
        List.of(
            "A spokesman for the ministry",
            "The statement",
            "Critics",
            "One of them",
            "52 percent of voters");
    assertTrue(found.containsAll(expected), found.toString());
  }

  @Test
  void resolves_a_role_to_the_person_who_has_it() {
    String text =
        "Ellen Marsh, a spokeswoman, met Tom Reed, a senator. The senator left. The spokeswoman"
            + " said no.";
    assertEquals("Ellen Marsh", name(text, "The spokeswoman"));
    assertEquals("Tom Reed", name(text, "The senator"));
  }

  @Test
  void resolves_an_abbreviated_title_to_its_role() {
    assertEquals("Tom Reed", name("Sen. Tom Reed spoke. The senator left.", "The senator"));
  }

  @Test
  void an_unnamed_spokesman_stays_unnamed() {
    String text = "Tom Reed, a spokesman, left. A spokesman for the bank arrived.";
    assertEquals(null, name(text, "A spokesman for the bank"));
  }

  @Test
  void resolves_the_ministry_to_the_one_named_before() {
    String text = "The Interior Ministry said no. On Monday the ministry said yes.";
    assertEquals("Interior Ministry", name(text, "the ministry"));
  }

  @Test
  void resolves_a_pronoun_to_the_last_subject_of_its_gender() {
    String text = "Ellen Marsh met Tom Reed on Monday. She was late. He was not.";
    assertEquals("Ellen Marsh", name(text, "She"));
    assertEquals("Tom Reed", name(text, "He"));
  }

  @Test
  void resolves_a_speaking_pronoun_to_the_last_speaker() {
    String text =
        "“Never,” said Tom Reed, who had met Paul Lane. “We waited,” he added. Lane was not there.";
    assertEquals("Tom Reed", name(text, "he"));
  }

  @Test
  void a_pronoun_skips_names_within_quotes() {
    String text = "Tom Reed spoke. “Paul Lane said that Paul Lane would come,” he said.";
    assertEquals("Tom Reed", name(text, "he"));
  }

  @Test
  void infers_gender_from_pronouns() {
    Mentions mentions = mentions("Xolelwa Qhogwana spoke. She smiled. Qhogwana left.");
    assertEquals(Gender.FEMALE, entity(mentions, "Qhogwana").gender());
    assertEquals("Xolelwa Qhogwana", entity(mentions, "She").name());
  }

  @Test
  void resolves_a_relative_pronoun_to_the_preceding_phrase() {
    Mentions mentions = mentions("A spokesman for the Kremlin, who gave no name, said no.");
    assertEquals(entity(mentions, "A spokesman for the Kremlin"), entity(mentions, "who"));
    assertEquals("Tom Reed", name("Tom Reed, who was there, said no.", "who"));
  }

  @Test
  void resolves_they_to_the_preceding_group() {
    Mentions mentions = mentions("Protesters met Tom Reed. They said no.");
    assertEquals(entity(mentions, "Protesters"), entity(mentions, "They"));
  }

  @Test
  void prefers_the_previous_speaker_for_a_pronoun() {
    Mentions mentions = mentions("Tom Reed met Paul Lane and Ellen Marsh. He said no.");
    Mention he = mention(mentions, "He");
    Entity lane = entity(mentions, "Paul Lane");
    assertEquals("Tom Reed", mentions.entityOf(he).name());
    assertEquals("Paul Lane", mentions.entityOf(he, lane).name());
    assertEquals("Tom Reed", mentions.entityOf(he, entity(mentions, "Ellen Marsh")).name());
  }

  @Test
  void finds_mentions_by_word_and_by_sentence() {
    Mentions mentions = mentions("Rain fell. Iran's president left.");
    assertEquals("Iran", mentions.text(mentions.innermost(3).orElseThrow()));
    assertEquals("Iran's president", mentions.text(mentions.outermost(3).orElseThrow()));
    assertEquals(2, mentions.in(1).size());
    assertTrue(mentions.innermost(99).isEmpty());
  }

  @Test
  void an_entity_has_its_mentions_and_all_its_roles() {
    Mentions mentions = mentions("Gov. Tom Reed, a former senator, spoke. Reed left. He slept.");
    Entity reed = entity(mentions, "Reed");
    assertEquals(
        List.of("Gov. Tom Reed", "a former senator", "Reed", "He"),
        reed.mentions().stream().map(mentions::text).toList());
    assertEquals(List.of("Gov.", "former senator"), reed.roles());
  }

  @Test
  void a_text_without_words_has_no_mentions() {
    assertEquals(List.of(), mentions("").all());
    assertEquals(List.of(), mentions(" ( … ) ").all());
  }

  @Test
  void hostile_text_takes_linear_time() {
    List<String> pieces =
        List.of("Smith ", "John Smith, the president, who ", "Bank of ", "he ", "(a) ", "many of ");
    for (String piece : pieces) {
      Words words = Tokenizer.words(piece.repeat(1_000_000 / piece.length()));
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Mentions.of(words));
    }
  }
}
