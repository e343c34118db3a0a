package peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer;

/** Spring Boot with Spring Data REST. */
@SpringBootApplication
public class SpringPeer {
  public static void main(String... args) {
    SpringApplication.run(SpringPeer.class, args);
  }

  @Bean
  RepositoryRestConfigurer ids() {
    return RepositoryRestConfigurer.withConfig(config -> config.exposeIdsFor(Quote.class));
  }
}
