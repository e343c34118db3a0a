package org.onrecord.contract;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.ContractNode;

/**
 * The JSON-LD examples as RDF, as a JSON-LD processor reads them. The contexts contain only the
 * terms that are used, with their published meaning.
 */
class LinkedDataTest {
  private static final Map<String, String> CONTEXTS =
      Map.of(
          "https://schema.org", "/linked/schema-org.jsonld",
          "http://www.w3.org/ns/anno.jsonld", "/linked/anno.jsonld");

  private static final int LONGEST = 150;

  private static final Map<String, String> SHORT =
      Map.of(
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "a",
          "http://schema.org/", "schema:",
          "http://www.w3.org/ns/oa#", "oa:",
          "http://www.w3.org/2001/XMLSchema#", "xsd:",
          "http://localhost:8080/", "/",
          "0199a000-0000-", "");

  @Test
  void a_quote_is_a_quotation_with_an_annotation_of_its_position() {
    assertEquals(
        """
        /actors/7000-8000-000000000001 a schema:Country
        /actors/7000-8000-000000000001 schema:name "Kestria"
        /actors/7000-8000-000000000002 a schema:Country
        /actors/7000-8000-000000000002 schema:name "Norvane"
        /actors/7000-8000-000000000004 a schema:NewsMediaOrganization
        /actors/7000-8000-000000000004 schema:name "The Meridian Post"
        /actors/7000-8000-000000000006 a schema:Person
        /actors/7000-8000-000000000006 schema:name "Ilse Marenko"
        /articles/7001-8000-000000000001 a schema:NewsArticle
        /articles/7001-8000-000000000001 schema:datePublished "2025-06-12"^^schema:Date
        /articles/7001-8000-000000000001 schema:headline "Marenko warns of an ‘ice age’ in the Halvik Strait as talks stall"
        /articles/7001-8000-000000000001 schema:publisher /actors/7000-8000-000000000004
        /articles/7001-8000-000000000001 schema:url https://example.com/meridian-post/world/2025/06/12/marenko-ice-age-halvik-strait
        /quotes/7002-8000-000000000001 a schema:Quotation
        /quotes/7002-8000-000000000001 schema:creativeWorkStatus "confirmed"
        /quotes/7002-8000-000000000001 schema:creditText "Ilse Marenko"
        /quotes/7002-8000-000000000001 schema:dateCreated "2025-06-11"^^schema:Date
        /quotes/7002-8000-000000000001 schema:inLanguage "en"
        /quotes/7002-8000-000000000001 schema:isBasedOn /articles/7001-8000-000000000001
        /quotes/7002-8000-000000000001 schema:mentions /actors/7000-8000-000000000001
        /quotes/7002-8000-000000000001 schema:mentions /actors/7000-8000-000000000002
        /quotes/7002-8000-000000000001 schema:spokenByCharacter /actors/7000-8000-000000000006
        /quotes/7002-8000-000000000001 schema:subjectOf /quotes/7002-8000-000000000001#annotation
        /quotes/7002-8000-000000000001 schema:text "the two countries were drifting towards “an ice age with excellent shipping”"
        /quotes/7002-8000-000000000001#annotation a oa:Annotation
        /quotes/7002-8000-000000000001#annotation oa:hasBody /quotes/7002-8000-000000000001
        /quotes/7002-8000-000000000001#annotation oa:hasTarget _:b0
        /quotes/7002-8000-000000000001#annotation oa:motivatedBy oa:identifying
        _:b0 a oa:SpecificResource
        _:b0 oa:hasSelector _:b1
        _:b0 oa:hasSelector _:b2
        _:b0 oa:hasSource /articles/7001-8000-000000000001
        _:b1 a oa:TextQuoteSelector
        _:b1 oa:exact "the two countries were drifting towards “an ice age with excellent shipping”"
        _:b1 oa:prefix "gn minister, Ilse Marenko, said "
        _:b1 oa:suffix ".\\n\\n“A strait is a road,” Marenko"
        _:b2 a oa:TextPositionSelector
        _:b2 oa:end "253"^^xsd:nonNegativeInteger
        _:b2 oa:start "177"^^xsd:nonNegativeInteger
        """,
        statements("QuoteLinkedData"));
  }

  @Test
  void an_actor_has_roles() {
    assertEquals(
        """
        /actors/7000-8000-000000000003 a schema:Organization
        /actors/7000-8000-000000000003 schema:name "Kestrian Foreign Ministry"
        /actors/7000-8000-000000000006 a schema:Person
        /actors/7000-8000-000000000006 schema:affiliation _:b0
        /actors/7000-8000-000000000006 schema:affiliation _:b1
        /actors/7000-8000-000000000006 schema:alternateName "ایلزه مارنکو"
        /actors/7000-8000-000000000006 schema:description "Kestrian diplomat, foreign minister until June 2025."
        /actors/7000-8000-000000000006 schema:name "Ilse Marenko"
        /actors/7000-8000-000000000015 a schema:Organization
        /actors/7000-8000-000000000015 schema:name "Marlpoint Institute"
        _:b0 a schema:OrganizationRole
        _:b0 schema:affiliation /actors/7000-8000-000000000015
        _:b0 schema:roleName "director"
        _:b0 schema:startDate "2025-07-15"^^schema:Date
        _:b1 a schema:OrganizationRole
        _:b1 schema:affiliation /actors/7000-8000-000000000003
        _:b1 schema:endDate "2025-06-30"^^schema:Date
        _:b1 schema:roleName "foreign minister"
        _:b1 schema:startDate "2022-05-01"^^schema:Date
        """,
        statements("ActorLinkedData"));
  }

  @Test
  void an_article_is_a_news_article() {
    assertEquals(
        """
        /actors/7000-8000-000000000004 a schema:NewsMediaOrganization
        /actors/7000-8000-000000000004 schema:name "The Meridian Post"
        /articles/7001-8000-000000000001 a schema:NewsArticle
        /articles/7001-8000-000000000001 schema:articleBody "VARRIN — Talks between Kestria and Norvane over the Halvik Strait broke off on Wednesday without …
        /articles/7001-8000-000000000001 schema:articleSection "World"
        /articles/7001-8000-000000000001 schema:author _:b0
        /articles/7001-8000-000000000001 schema:author _:b1
        /articles/7001-8000-000000000001 schema:copyrightNotice "© The Meridian Post"
        /articles/7001-8000-000000000001 schema:datePublished "2025-06-12"^^schema:Date
        /articles/7001-8000-000000000001 schema:headline "Marenko warns of an ‘ice age’ in the Halvik Strait as talks stall"
        /articles/7001-8000-000000000001 schema:inLanguage "en"
        /articles/7001-8000-000000000001 schema:publisher /actors/7000-8000-000000000004
        /articles/7001-8000-000000000001 schema:url https://example.com/meridian-post/world/2025/06/12/marenko-ice-age-halvik-strait
        _:b0 a schema:Person
        _:b0 schema:name "Clara Hensley"
        _:b1 a schema:Person
        _:b1 schema:name "Tobias Wrenn"
        """,
        statements("ArticleLinkedData"));
  }

  /** The RDF statements of an example, shortened and sorted. */
  private static String statements(String example) {
    ContractNode value = Contract.published().root().get("components").get("examples").get(example);
    StringWriter quads = new StringWriter();
    try {
      JsonLd.toRdf(document(value.get("value").node()))
          .loader(LinkedDataTest::context)
          .provide(new NQuadsWriter(quads));
    } catch (JsonLdError e) {
      throw new AssertionError(e);
    }
    return quads
        .toString()
        .lines()
        .map(LinkedDataTest::shortened)
        .sorted()
        .map(line -> line + "\n")
        .collect(joining());
  }

  private static String shortened(String quad) {
    String brief = quad;
    for (Map.Entry<String, String> one : SHORT.entrySet()) {
      brief = brief.replace(one.getKey(), one.getValue());
    }
    brief = brief.replaceFirst(" \\.$", "").replaceAll("<([^ >]*)>", "$1");
    return brief.length() <= LONGEST ? brief : brief.substring(0, LONGEST) + "…";
  }

  private static JsonDocument document(JsonNode tree) throws JsonLdError {
    return JsonDocument.of(new StringReader(tree.toString()));
  }

  private static Document context(URI url, DocumentLoaderOptions options) throws JsonLdError {
    try (InputStream context =
        LinkedDataTest.class.getResourceAsStream(CONTEXTS.get(url.toString()))) {
      return JsonDocument.of(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
