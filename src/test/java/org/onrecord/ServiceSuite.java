package org.onrecord;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that are not in {@link RecordsSuite}. */
@Suite
@SelectPackages("org.onrecord")
@ExcludePackages({"org.onrecord.exchange", "org.onrecord.query", "org.onrecord.records"})
@IncludeClassNamePatterns(".*Test")
// Quarkus builds the service for each profile that it finds, even for a test that its tag excludes.
@ExcludeClassNamePatterns({
  "org\\.onrecord\\.access\\.AccessFaultTest",
  "org\\.onrecord\\.contract\\.RestrictedPagesTest",
  "org\\.onrecord\\.contract\\.RestrictedReadingRolesTest",
  "org\\.onrecord\\.web\\.connections\\.IdleConnectionsTest",
  "org\\.onrecord\\.web\\.connections\\.UnreadResponsesTest"
})
class ServiceSuite {}
