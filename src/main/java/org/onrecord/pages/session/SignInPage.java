package org.onrecord.pages.session;

import io.quarkus.qute.TemplateInstance;
import org.onrecord.pages.layout.Frame;

/**
 * The page to sign in.
 *
 * @param to path and query of the page to return to
 * @param issuer URL of the page that signs in at the token issuer; null without one
 * @param fault the sentence for a key that is not valid; null before a key was sent
 */
record SignInPage(Frame frame, String to, String issuer, String fault)
    implements TemplateInstance {}
