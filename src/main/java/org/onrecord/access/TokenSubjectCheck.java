package org.onrecord.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.onrecord.web.json.IllegalText;
import org.onrecord.web.json.Text;

/** Rejects tokens whose subject cannot identify the author of a change. */
@Singleton
class TokenSubjectCheck implements SecurityIdentityAugmentor {
  /** The limit of OpenID Connect Core 1.0, section 2, but for all of Unicode. */
  private static final int MAX_LENGTH = 255;

  private static final String REJECTION =
      "The subject of the token (“sub”) is not a text of 1 to %d characters without control characters."
          .formatted(MAX_LENGTH);

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token && !hasSubject(token)
        ? Uni.createFrom().failure(new InvalidCredentialException(REJECTION))
        : Uni.createFrom().item(identity);
  }

  private static boolean hasSubject(JsonWebToken token) {
    return token.getClaim(Claims.sub.name()) instanceof String subject
        && !Text.Validator.isBlank(subject)
        && subject.codePointCount(0, subject.length()) <= MAX_LENGTH
        && subject.codePoints().noneMatch(Character::isISOControl)
        && IllegalText.violation(subject).isEmpty();
  }
}
