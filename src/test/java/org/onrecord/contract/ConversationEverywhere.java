package org.onrecord.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/**
 * Puts {@link Conversation} before every test that starts the service: registered in {@code
 * META-INF/services}, so nobody can forget it.
 */
public final class ConversationEverywhere implements QuarkusTestBeforeEachCallback {
  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(Conversation.class::isInstance)) {
      RestAssured.filters(new Conversation());
    }
  }
}
