package org.onrecord.exchange.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  @Test
  void signs_the_example_of_the_specification() {
    WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        secret.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8)));
  }

  @Test
  void random_secrets_differ_and_have_the_form_of_the_contract() {
    String secret = WebhookSecret.random().text();
    assertTrue(secret.matches("whsec_[0-9A-Za-z+/]{43}="), secret);
    assertNotEquals(secret, WebhookSecret.random().text());
  }

  @Test
  void a_secret_is_not_shown_in_logs() {
    WebhookSecret secret = WebhookSecret.random();
    assertFalse(("" + secret).contains(secret.text()));
  }
}
