package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onrecord.fixtures.ActorBuilder.anActor;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.fixtures.RawHttp;

/** The headers of a proxy that the service trusts. */
@QuarkusTest
@TestProfile(TightLimitsProfile.class)
class ForwardedRequestTest {
  @Test
  void the_scheme_of_the_proxy_is_that_of_urls() throws Exception {
    String path = "/actors/" + anActor("Ada").save();
    RawHttp.Answer answer =
        RawHttp.send(
            "GET " + path + ".jsonld HTTP/1.1", "Host: a.example", "X-Forwarded-Proto: https");
    assertEquals("https://a.example" + path, answer.json().get("'@id'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ht tp", "javascript", ":", "\u00e9"})
  void an_invalid_scheme_of_the_proxy_is_ignored(String scheme) throws Exception {
    String path = "/actors/" + anActor("Ada").save();
    for (String target : List.of(path, path + ".jsonld", "/", "/.well-known/api-catalog")) {
      RawHttp.Answer answer =
          RawHttp.send(
              "GET " + target + " HTTP/1.1",
              "Host: a.example",
              "Accept: application/json",
              "X-Forwarded-Proto: " + scheme);
      assertEquals(200, answer.status(), answer.body());
    }
  }

  @Test
  void a_proxy_need_not_forward_a_host() throws Exception {
    String path = "/actors/" + anActor("Ada").save();
    for (String version : List.of("HTTP/1.0", "HTTP/1.1")) {
      RawHttp.Answer answer = RawHttp.send("GET " + path + ".jsonld " + version, "Host:");
      assertEquals(path, answer.json().get("'@id'"));
    }
  }
}
