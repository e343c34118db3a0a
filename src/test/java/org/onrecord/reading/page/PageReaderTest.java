package org.onrecord.reading.page;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.web.problem.ProblemException;

/** Parsing of pages, without the running service. */
class PageReaderTest {
  private static final Path PAGES = Path.of("src", "test", "resources", "pages");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT =
      "<p>There are forty gulls on the roof, the keeper said.</p><p>He has named them all.</p>";
  private static final String READ =
      "There are forty gulls on the roof, the keeper said.\n\nHe has named them all.";

  private final PageReader reader =
      new PageReader(
          validator(),
          Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
          reserved -> {});

  private static Validator validator() {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory()
        .getValidator();
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  /** Invented pages in the style of content management systems, archives and hand-written HTML. */
  @ParameterizedTest
  @MethodSource("pages")
  void reads_a_page(String name) throws IOException {
    FoundArticle found =
        reader.read(
            new SentPage(Files.readString(PAGES.resolve(name)), name.endsWith(".html")), null);
    Path expected = PAGES.resolve(name.replaceFirst("\\.\\w+$", ".json"));
    assertEquals(JSON.readTree(expected.toFile()), written(found));
  }

  private static JsonNode written(FoundArticle found) {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", found.title());
    JsonNode body = JSON.valueToTree(found.body().split("\n\n"));
    json.set("body", body);
    put(json, "language", found.language());
    put(json, "source", found.source());
    json.set("authors", JSON.valueToTree(found.authors()));
    put(json, "publishedOn", found.publishedOn());
    put(json, "section", found.section());
    put(json, "url", found.url());
    put(json, "rights", found.rights());
    put(json, "republisher", found.republisher());
    put(json, "republishedOn", found.republishedOn());
    json.set("notFound", JSON.valueToTree(found.notFound()));
    return json;
  }

  private static void put(ObjectNode json, String member, Object value) {
    if (value != null) {
      json.put(member, value.toString());
    }
  }

  private FoundArticle html(String head, String body) {
    return reader.read(
        new SentPage("<html><head>" + head + "</head><body>" + body + "</body></html>", true),
        null);
  }

  private FoundArticle text(String... lines) {
    return reader.read(new SentPage(String.join("\n", lines), false), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [Source: By Anna Lund, The Courier, 15Sep14] | Anna Lund | The Courier | 2014-09-15
          [Source: By Anna Lund and Bo Ek, The Courier, 15Sep14] | Anna Lund, Bo Ek | The Courier | 2014-09-15
          [Source: By Anna Lund, Bo Ek and Cy Moe, The Courier, Varrin, 15Sep14] | Anna Lund, Bo Ek, Cy Moe | The Courier | 2014-09-15
          [Source: By Anna Lund, Staff Writer, The Courier, 15Sep14] | Anna Lund | The Courier | 2014-09-15
          [Source: The Courier, Varrin, 15Sep14] | '' | The Courier | 2014-09-15
          [Source: The Courier, September 15, 2014] | '' | The Courier | 2014-09-15
          [Source: By Anna Lund, The Courier, Monday, 15 September 2014] | Anna Lund | The Courier | 2014-09-15
          [Source: The Courier] | '' | The Courier |
          (Source: By ANNA LUND, The Courier, 15sep2014) | ANNA LUND | The Courier | 2014-09-15
          Source: By Anna Lund, The Courier, 15Sep14 | Anna Lund | The Courier | 2014-09-15
          [Fuente: Por Ana Díaz, El Diario, 15sep14] | Ana Díaz | El Diario | 2014-09-15
          [Fuente: Por Ana Díaz e Iván Ruiz, El Diario, Bs As, 3ene15] | Ana Díaz, Iván Ruiz | El Diario | 2015-01-03
          [Fuente: El Diario, 15 de agosto de 2014] | '' | El Diario | 2014-08-15
          [FUENTE: Por Ana Díaz, Página 12, 15ago14] | Ana Díaz | Página 12 | 2014-08-15
          """)
  void parses_source_notes(String note, String authors, String source, LocalDate day) {
    for (FoundArticle found :
        List.of(
            html("<title>Gulls on the roof</title>", TEXT + "<p>" + note + "</p><p>Donations.</p>"),
            text("Gulls on the roof", "", READ, "", note, "", "Donations"))) {
      assertEquals("Gulls on the roof", found.title());
      assertEquals(READ, found.body());
      assertEquals(authors, String.join(", ", found.authors()));
      assertEquals(source, found.source());
      assertEquals(day, found.publishedOn());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          This document has been published on 17Sep14 by the Archivo Faro and Friends of the Coast. | Archivo Faro | 2014-09-17
          small logoThis document has been published on 17Sep14 by the Archivo Faro. In accordance with the law. | Archivo Faro | 2014-09-17
          This article was republished by the Archivo Faro on 17 September 2014. | Archivo Faro | 2014-09-17
          Republished on 17Sep14 by U.S. Coast Watch | U.S. Coast Watch | 2014-09-17
          This text was published on September 17, 2014 by the Office of Tides and Salt. | Office of Tides and Salt | 2014-09-17
          Republished by Archivo Faro, with permission. | Archivo Faro |
          Este documento ha sido publicado el 17sep14 por el Archivo Faro y Amigos de la Costa. | Archivo Faro | 2014-09-17
          Este artículo fue publicado el 17 de septiembre de 2014 por la Fundación Faro. | Fundación Faro | 2014-09-17
          """)
  void parses_republication_notices(String notice, String publisher, LocalDate day) {
    for (FoundArticle found :
        List.of(
            html("<title>Gulls</title>", TEXT + "<footer><p>" + notice + "</p></footer>"),
            text("Gulls on the roof", "", READ, "", "[Source: X Daily]", "", notice))) {
      assertEquals(publisher, found.republisher());
      assertEquals(day, found.republishedOn());
      assertEquals(READ, found.body());
    }
  }

  @Test
  void the_body_excludes_the_republication_notice() {
    String notice = "This document has been published on 17Sep14 by the Archivo Faro.";
    FoundArticle found = text("Gulls on the roof", "", READ, "", notice);
    assertEquals(READ, found.body());
    assertEquals("Archivo Faro", found.republisher());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The document was published on 15 September 2014 by the Ministry of Tides.",
        "It was republished by the Courier on 15 September 2014, under Title 17 and fair use.",
        "He spoke of copyright 2014, of Title 17 and of fair use."
      })
  void ignores_notices_within_the_body(String sentence) {
    FoundArticle found =
        html("<title>G</title>", TEXT.replace("</p><p>", "</p><p>" + sentence + "</p><p>"));
    assertNull(found.republisher());
    assertNull(found.rights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Source: World Bank", "(Source: Getty Images)", "Source: OECD, 2014"})
  void ignores_picture_credits(String credit) {
    String below =
        "<p>He has named them all, and he feeds them twice a day.</p><p>They are fond of him.</p>";
    FoundArticle found =
        html("<title>G</title>", "<p>There are gulls, he said.</p><p>" + credit + "</p>" + below);
    assertNull(found.source());
    assertEquals(true, found.body().endsWith("They are fond of him."));
  }

  @Test
  void parses_a_source_note_above_the_text() {
    FoundArticle found =
        text("Gulls on the roof", "", "[Source: By Ann Lee, The Courier, 15Sep14]", "", READ);
    assertEquals("The Courier", found.source());
    assertEquals("Gulls on the roof", found.title());
    assertEquals(READ, found.body());
  }

  @Test
  void the_source_note_takes_precedence_over_metadata() {
    FoundArticle found =
        html(
            "<title>Gulls | Archivo Faro</title><meta property=og:site_name content='Archivo Faro'>"
                + "<meta name=author content='Web Master'><meta name=date content=2015-01-20>",
            TEXT + "[Source: By Mary Lund, The Courier, 17Jan15]");
    assertEquals("Gulls", found.title());
    assertEquals("The Courier", found.source());
    assertEquals(List.of("Mary Lund"), found.authors());
    assertEquals(LocalDate.of(2015, 1, 17), found.publishedOn());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          By Anne Lee | Anne Lee
          by Anne Lee | Anne Lee
          By ANNE LEE and BO EK | ANNE LEE; BO EK
          By A. Bee and C. Dee, Staff Writers | A. Bee; C. Dee
          By Anne Lee, Bo Ek and Cy de la Moe | Anne Lee; Bo Ek; Cy de la Moe
          By Anne Lee in Beirut and Bo Ek in Paris | Anne Lee; Bo Ek
          By Anne Lee, The Courier | Anne Lee
          By Anne Lee, Washington correspondent | Anne Lee
          By Anne Lee, Jr. | Anne Lee, Jr.
          By Anne O’Hara-Lee September 15, 2014 | Anne O’Hara-Lee
          By Anne Lee - 15 Sep 2014 | Anne Lee
          By Anne Lee | Anne Lee
          Written by: Anne Lee | Anne Lee
          Posted by Anne Lee on 3 May 2013 | Anne Lee
          By Reuters | Reuters
          Por Ana Pérez | Ana Pérez
          POR ANA PÉREZ Y LUIS GIL | ANA PÉREZ; LUIS GIL
          Por: Ana Pérez, enviada especial | Ana Pérez
          Por Ana de la Torre e Ignacio Gil | Ana de la Torre; Ignacio Gil
          """)
  void parses_bylines_above_the_text(String byline, String authors) {
    String expected = authors.replace("; ", "\n");
    assertEquals(
        expected, String.join("\n", text("Gulls on the roof", "", byline, "", READ).authors()));
    assertEquals(
        expected,
        String.join("\n", html("<title>G</title>", "<p>" + byline + "</p>" + TEXT).authors()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Monday all will be well",
        "By the sea",
        "Por la mañana",
        "By 2015",
        "By Design",
        "Bylines are dull",
        "By " + "Anne Lee, " + "By and by the gulls will leave the roof"
      })
  void ignores_lines_that_only_start_like_a_byline(String line) {
    assertEquals(List.of(), text("Gulls on the roof", "", line, "", READ).authors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Advertisement</p>",
        "<p>Read more: <a href=x>Gulls and the law</a></p>",
        "<p><a href=x>Gulls and the law, explained in nine charts.</a></p>",
        "<div class='related-articles'><p>Terns are not gulls.</p></div>",
        "<aside><p>Gulls are birds.</p></aside>",
        "<figure><img><figcaption>A gull. Another gull.</figcaption></figure>",
        "<div class=newsletter-signup><p>Get gulls by mail. Every day.</p></div>",
        "<form><p>Name your gull.</p></form>",
        "<div style='display: none'><p>Hidden gulls.</p></div>",
        "<div hidden>Hidden gulls.</div>",
        "<div role=complementary>Gulls elsewhere.</div>",
        "<script>var gull = 'A gull.';</script><style>p{}</style><noscript>No gulls.</noscript>",
        "<p>Sign up for our newsletter.</p>",
        "<p>We use cookies to count the gulls.</p>",
        "<p>Publicidad</p><p>Lea también: los faros.</p><p>Te puede interesar: gaviotas.</p>",
        "<p>Support independent journalism. Donate.</p>",
        "<p>Photo: A. Gull/Agency</p>",
        "<div id=comments><p>First! Gulls are best.</p></div>",
        "<p>Home | Gulls | About</p>"
      })
  void the_body_excludes_boilerplate(String boilerplate) {
    String within = TEXT.replace("</p><p>", "</p>" + boilerplate + "<p>");
    assertEquals(READ, html("<title>G</title>", within).body());
    assertEquals(READ, html("<title>G</title>", "<article>" + within + "</article>").body());
    assertEquals(READ, html("<title>G</title>", TEXT + boilerplate).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share prices fell three per cent.",
        "Related companies fell too.",
        "Also on Monday, they fell again.",
        "More from the south arrived at noon.",
        "Register offices stayed shut.",
        "Continúa la búsqueda de los mineros.",
        "Registran un sismo en la costa.",
        "Published in 1984, the novel was not about gulls.",
        "Copyright law was not discussed.",
        "Print was dead, he said.",
        "By noon the gulls were gone.",
        "“No.”",
        "“We will stay,” she said,"
      })
  void keeps_sentences_that_resemble_boilerplate(String sentence) {
    assertEquals(
        READ.replace("\n\n", "\n\n" + sentence + "\n\n"),
        html("<title>G</title>", TEXT.replace("</p><p>", "</p><p>" + sentence + "</p><p>")).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>One  two\tthree. | One two three.
          <p>One<br>two. | One⏎two.
          <p>One.<br><br>Two. | One.⏎⏎Two.
          <p>One &amp; two&mdash;three &ldquo;four&rdquo;. | One & two—three “four”.
          <p>O<b>n</b>e<i> two</i> <a href=x>three</a> and four. | One two three and four.
          <p>He said <q>no</q>. | He said “no”.
          <blockquote>One.</blockquote><p>Two. | One.⏎⏎Two.
          <p>One.</p><ul><li>Two</li><li>three</li></ul> | One.⏎⏎Two⏎⏎three
          <p>One.</p><h2>Two</h2><p>Three. | One.⏎⏎Two⏎⏎Three.
          <div>One.<div>Two.</div>Three.</div> | One.⏎⏎Two.⏎⏎Three.
          <p>Ein&nbsp;Wort. | Ein\u00A0Wort.
          <table><tr><td>One.</td><td>Two.</td></tr></table> | One.⏎⏎Two.
          <p>می\u200Cخواهم. | می\u200Cخواهم.
          """)
  void the_body_is_the_text_that_a_browser_shows(String body, String shown) {
    assertEquals(shown.replace('⏎', '\n'), html("<title>G</title>", "<article>" + body).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          <title>Gulls leave</title> ¦ Gulls leave
          <title>Gulls leave | World | The Courier</title> ¦ Gulls leave
          <title>Gulls leave the old roof - The Courier</title> ¦ Gulls leave the old roof
          <title>Gulls leave the old roof — BBC News</title> ¦ Gulls leave the old roof
          <title>Archivo | Faro</title></head><body><p>Gulls leave the old roof</p> ¦ Gulls leave the old roof
          <title>Gulls leave - but not all of them</title> ¦ Gulls leave - but not all of them
          <title>X - The Courier</title><meta property=og:title content="Gulls leave"> ¦ Gulls leave
          <meta property=og:title content="Gulls leave | The Courier"><meta property=og:site_name content="The Courier"> ¦ Gulls leave
          <meta name=twitter:title content="Gulls leave"> ¦ Gulls leave
          <meta name=DC.title content="Gulls leave"> ¦ Gulls leave
          <title>The Courier: Gulls leave</title></head><body><h1>Gulls leave</h1> ¦ Gulls leave
          <title>The Courier</title><meta property=og:site_name content="The Courier"></head><body><h1>Gulls leave</h1> ¦ Gulls leave
          <title>Gulls leave - The Courier</title></head><body><h1>The Courier</h1> ¦ Gulls leave
          <script type="application/ld+json">{"@type":"NewsArticle","headline":"Gulls &amp; terns\\u0021"}</script> ¦ Gulls & terns!
          <script type="application/ld+json">{"@type":"NewsArticle","headline":"a\\u0000b"}</script><title>Gulls</title> ¦ Gulls
          <script type="application/ld+json">{"@type":"NewsArticle","headline":"unfinished</script><title>Gulls</title> ¦ Gulls
          <script type="application/ld+json">{"@type":"WebSite","name":"The Courier"}</script><title>Gulls</title> ¦ Gulls
          """)
  void finds_the_title(String head, String title) {
    assertEquals(title, html(head, TEXT).title());
  }

  @Test
  void skips_a_title_that_is_too_long() {
    String tooLong = "<meta property=og:title content='" + "x".repeat(501) + "'>";
    assertEquals("Gulls", html(tooLong + "<title>Gulls</title>", TEXT).title());
    assertNull(html(tooLong, TEXT).title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <link rel=canonical href=https://a.example/gulls> | https://a.example/gulls
          <link rel=canonical href=/gulls> | https://b.example/gulls
          <base href=https://c.example/x/><link rel=canonical href=gulls> | https://c.example/x/gulls
          <link rel=canonical href=https://a.example/> | https://b.example/x?y=z
          <link rel=canonical href=https://a.example/é> | https://a.example/%C3%A9
          <link rel=canonical href='javascript:gulls'> | https://b.example/x?y=z
          <link rel=canonical href='https://a.example/a b'> | https://b.example/x?y=z
          <meta property=og:url content=https://a.example/gulls> | https://a.example/gulls
          <title>G</title> | https://b.example/x?y=z
          """)
  void finds_the_url(String head, String url) {
    SentPage page = new SentPage("<html><head>" + head + "</head><body>" + TEXT, true);
    assertEquals(url, reader.read(page, "https://b.example/x?y=z").url());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          <meta name=pubdate content=2014-09-15> ¦ 2014-09-15
          <meta name=citation_publication_date content=2014/09/15> ¦ 2014-09-15
          <script type=application/ld+json>{"@type":"Article","datePublished":"2014-09-15","dateModified":"2015-01-01"}</script> ¦ 2014-09-15
          <link rel=canonical href=https://a.example/2014/09/15/gulls> ¦ 2014-09-15
          </head><body><time datetime=2026-11-24></time><article><time datetime=2014-09-15></time> ¦ 2014-09-15
          </head><body><time class=updated datetime=2015-01-01></time><time datetime=2014-09-15></time> ¦ 2014-09-15
          </head><body><span itemprop=datePublished content=2014-09-15></span> ¦ 2014-09-15
          </head><body><p>Published: September 15, 2014</p> ¦ 2014-09-15
          </head><body><p>15 de septiembre de 2014 | Actualizado 16 de septiembre de 2014</p> ¦ 2014-09-15
          <meta http-equiv=last-modified content=2014-09-15> ¦
          """)
  void finds_the_publication_date(String head, LocalDate day) {
    assertEquals(day, html(head, TEXT).publishedOn());
  }

  @Test
  void parses_date_and_source_in_a_dateline() {
    FoundArticle found =
        text(
            "Gulls on the roof",
            "",
            "VARRIN, Sept. 15, 2014 (Reuters) — There are forty gulls on the roof, the keeper said.");
    assertEquals(LocalDate.of(2014, 9, 15), found.publishedOn());
    assertEquals("Reuters", found.source());
  }

  @Test
  void parentheses_in_a_dateline_may_contain_a_region() {
    assertNull(
        text("Gulls on the roof", "", "VARRIN (Kestria) — There are gulls, he said.").source());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          By Anne Lee, The Courier | The Courier
          By Anne Lee⏎The Washington Post | The Washington Post
          By Anne Lee⏎The Washington Post⏎September 15, 2014 | The Washington Post
          Por Ana Díaz, El País | El País
          By Anne Lee, Staff Writer |
          By Anne Lee⏎Gulls all over |
          """)
  void finds_the_source_in_a_byline(String byline, String source) {
    String[] lines = byline.split("⏎");
    FoundArticle found = text("Gulls on the roof", "", String.join("\n", lines), "", READ);
    assertEquals(source, found.source());
    assertEquals("Gulls on the roof", found.title());
  }

  @ParameterizedTest
  @CsvSource({"<html lang=fa>,fa", "<html lang=es-MX>,es-MX", "<html lang='not a tag'>,en"})
  void finds_or_detects_the_language(String html, String language) {
    String long_ = "<p>" + "It was the best of the roofs, and it was on the house. ".repeat(3);
    assertEquals(language, reader.read(new SentPage(html + TEXT + long_, true), null).language());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The gulls that live on the roof of the tower have not been seen, and it is said that they left for the sea. | en
          Las gaviotas que viven en el tejado de la torre no se han visto, y se dice que se fueron por el mar. | es
          As gaivotas que vivem no telhado da torre não foram vistas, e diz-se que foram para o mar com os barcos. | pt
          Les mouettes qui vivent sur le toit de la tour ne sont pas là, et on dit que la mer les a prises dans une baie. | fr
          De meeuwen die op het dak van de toren wonen zijn niet gezien, en er wordt gezegd dat ze naar zee zijn. | nl
          I gabbiani che vivono sul tetto della torre non sono stati visti, e si dice che il mare li ha presi con gli altri. | it
          Forty gulls. |
          """)
  void detects_the_language_of_the_text(String sentence, String language) {
    assertEquals(language, text("Gulls", "", sentence).language());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<title>Gulls</title>",
        "<title>Gulls</title><p>Gulls</p>",
        "<title>G</title><nav><a href=x>Home.</a></nav>",
        "<title>G</title><script>A gull.</script>"
      })
  void a_page_without_running_text_has_no_body(String page) {
    assertNull(reader.read(new SentPage(page, true), null).body());
  }

  @Test
  void a_headline_may_be_a_question() {
    FoundArticle found =
        text(
            "Who counts the gulls?",
            "",
            "There are forty gulls on the roof, the keeper of the lighthouse in the sound said on Monday, and he has named them all.");
    assertEquals("Who counts the gulls?", found.title());
    assertEquals(
        "There are forty gulls on the roof, the keeper of the lighthouse in the sound said on Monday, and he has named them all.",
        found.body());
  }

  @Test
  void joins_soft_wrapped_lines() {
    String line = "There are forty gulls on the roof, the keeper of the house said.";
    assertEquals(
        "Short one.\n\n" + line + " " + line,
        text("Gulls on the roof", "", "Short one.", line, line).body());
    String longer = line + " " + line;
    assertEquals(longer + "\n\n" + longer, text("Gulls on the roof", "", longer, longer).body());
  }

  @Test
  void joins_lines_that_continue_a_sentence() {
    assertEquals(
        "There are forty gulls on the roof, the keeper of the lighthouse in the sound said, "
            + "and Anna Lee has named them all.\n\nNobody has counted the terns yet.",
        text(
                "Gulls on the roof",
                "",
                "There are forty gulls on the roof, the",
                "keeper of the lighthouse in the sound",
                "said, and Anna Lee has named them all.",
                "",
                "Nobody has counted the terns yet.")
            .body());
    String menu = "Home\nnews\nsport";
    String sentence =
        "There are forty gulls on the roof of the house, and the keeper of the lighthouse said that";
    assertEquals(
        sentence
            + " he has named them all, from the first to the last, after his own many uncles and aunts.",
        text(
                "Gulls on the roof",
                "",
                menu,
                "",
                sentence,
                "he has named them all, from the first to the last, after his own many uncles and aunts.")
            .body());
  }

  @Test
  void reads_a_page_with_100_000_nested_elements() {
    FoundArticle found = html("<title>G</title>", "<div>".repeat(100_000) + TEXT);
    assertEquals(READ, found.body());
  }

  static List<Arguments> oversizedPages() {
    return List.of(
        arguments("<i>".repeat(1_000_000), true, "elements"),
        arguments("<p>x".repeat(110_000), true, "elements"),
        // Each paragraph repeats the open elements.
        arguments(openElements(12) + "<p>x".repeat(20_000), true, "elements"),
        arguments(jsonLd("<i>".repeat(250_000)), true, "elements"),
        arguments("x\n\n".repeat(300_000), false, "lines"),
        arguments("x\r".repeat(500_000), false, "lines"));
  }

  private static String openElements(int count) {
    return IntStream.range(0, count)
        .mapToObj("<b id=%d>"::formatted)
        .collect(joining("", "<p>", "</p>"));
  }

  private static String jsonLd(String body) {
    return "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"<p>%s\"}</script>"
        .formatted(body);
  }

  @ParameterizedTest
  @MethodSource("oversizedPages")
  void a_page_of_too_many_parts_is_refused(String page, boolean html, String parts) {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> reader.read(new SentPage(page, html), null));
    assertEquals(422, refusal.problem().status());
    assertTrue(refusal.getMessage().contains(parts), refusal::getMessage);
  }

  @Test
  void memory_is_reserved_by_the_size_of_the_page() {
    assertEquals(12 * 10_000 + 400, reservedFor("<".repeat(1) + "x".repeat(9_999), true));
    assertEquals(8 * 10_000 + 150 * 5_000, reservedFor("x\n".repeat(5_000), false));
    String repeated = openElements(12) + "<p>x".repeat(2_000);
    assertTrue(reservedFor(repeated, true) > 12 * repeated.length() + 400 * 20_000);
  }

  /** The largest reservation for a page. */
  private static long reservedFor(String page, boolean html) {
    AtomicLong most = new AtomicLong();
    new PageReader(validator(), Clock.systemUTC(), bytes -> most.accumulateAndGet(bytes, Math::max))
        .read(new SentPage(page, html), null);
    return most.get();
  }

  @Test
  void repetitive_input_takes_linear_time() {
    List<String> runs = List.of(" ", "\u00A0", "\n", ".\"", "| ", "By A, ", "\u200B", "[Source: ");
    for (String run : runs) {
      String page = run.repeat(300_000 / run.length());
      html("<title>" + page + "</title>", "<pre>" + page + "x</pre>" + TEXT);
      text("Gulls on the roof", "", READ, page + "x");
    }
  }

  @Test
  @Timeout(10)
  void runs_of_combining_marks_take_linear_time() {
    String block = "<p>" + "\u0301".repeat(2_900) + "</p>";
    assertEquals("Gulls", html("<title>Gulls</title>", block.repeat(150) + TEXT).title());
  }

  @Test
  @Timeout(10)
  void runs_of_spaces_in_metadata_take_linear_time() {
    String author = "<meta name=citation_author content='Ann" + " ".repeat(1_000_000) + "Lee'>";
    assertEquals("Gulls", html("<title>Gulls</title>" + author, TEXT).title());
  }

  @Test
  @Timeout(10)
  void many_titles_and_sites_are_read_in_time() {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String words = "a ".repeat(900) + i;
      head.append("<meta property=og:title content='").append(words).append("'>");
      head.append("<meta property=og:site_name content='").append(words).append("'>");
    }
    html(head.toString(), TEXT);
  }

  @Test
  void splits_authors_in_metadata() {
    assertEquals(
        List.of("Anne Lee", "Bo Ek"),
        html(
                "<meta name=citation_author content='Lee, Anne'><meta name=citation_author content='Ek, Bo'>",
                TEXT)
            .authors());
    assertEquals(
        List.of("Anne Lee", "Bo Ek", "Cy Moe"),
        html(
                "<script type=application/ld+json>[{\"@graph\":[{\"@type\":[\"ReportageNewsArticle\"],"
                    + "\"author\":[\"Anne Lee\",{\"name\":[\"Bo Ek\"]},{\"@id\":\"#cy\"}]},"
                    + "{\"@id\":\"#cy\",\"name\":\"Cy Moe\"}]}]</script>",
                TEXT)
            .authors());
  }

  @Test
  void drops_the_authors_if_there_are_too_many() {
    String names =
        Stream.iterate(1, i -> i + 1)
            .limit(51)
            .map(i -> "Anne" + "e".repeat(i) + " Lee")
            .collect(Collectors.joining(", "));
    FoundArticle found = html("<meta name=author content='" + names + "'>", TEXT);
    assertEquals(50, found.authors().size());
    String tooLong = "Anne " + "L".repeat(300);
    assertEquals(List.of(), html("<meta name=author content='" + tooLong + "'>", TEXT).authors());
  }
}
