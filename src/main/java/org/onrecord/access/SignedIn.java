package org.onrecord.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.UUID;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.session.BrowserSession;

/**
 * The caller of a session.
 *
 * @param keyId the id of the stored key; null for others
 * @param name the name of the key, or the subject of the token issuer
 * @param isSubject true for a subject
 */
record SignedIn(UUID keyId, String name, Role role, boolean isSubject) {

  /** The identity, which is that of the key or subject, with the session. */
  SecurityIdentity identity(String token) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(name))
            .addRoles(role.includedNames())
            .addAttribute(BrowserSession.ATTRIBUTE, BrowserSession.of(name, role.upTo(), token));
    if (isSubject) {
      identity.addAttribute(Caller.SUBJECT, true);
    }
    return keyId == null ? identity.build() : identity.addAttribute(Caller.KEY_ID, keyId).build();
  }
}
