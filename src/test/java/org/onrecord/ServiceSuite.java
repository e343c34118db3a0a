package org.onrecord;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that are not in {@link RecordsSuite}. */
@Suite
@SelectPackages("org.onrecord")
@ExcludePackages({"org.onrecord.exchange", "org.onrecord.query", "org.onrecord.records"})
@IncludeClassNamePatterns(".*Test")
class ServiceSuite {}
