package org.onrecord.pages.session;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The parameter of the sign-in page.
 *
 * @param to path and query of the page to return to; another URL is ignored
 */
@RegisterForReflection
record SignInParameters(String to) {}
