package org.onrecord;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.SelectClasses;

class SuitesTest {
  /**
   * A test that is left out of {@link ServiceSuite} runs nowhere if the suite of long tests does
   * not have it, and the profile of one that is not left out costs a build of the service.
   */
  @Test
  void the_long_tests_with_a_profile_are_left_out_of_the_suite_of_the_service() {
    assertEquals(longTestsWithProfile(), leftOut());
  }

  private static Set<String> longTestsWithProfile() {
    return Arrays.stream(LongServiceSuite.class.getAnnotation(SelectClasses.class).names())
        .filter(SuitesTest::hasProfile)
        .collect(toSet());
  }

  private static boolean hasProfile(String test) {
    try {
      return Class.forName(test).isAnnotationPresent(TestProfile.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("The suite names a test that does not exist: " + test, e);
    }
  }

  private static Set<String> leftOut() {
    ExcludeClassNamePatterns patterns =
        ServiceSuite.class.getAnnotation(ExcludeClassNamePatterns.class);
    return Arrays.stream(patterns.value()).map(name -> name.replace("\\.", ".")).collect(toSet());
  }
}
