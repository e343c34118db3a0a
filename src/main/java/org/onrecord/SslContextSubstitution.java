package org.onrecord;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.CipherSuiteFilter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextOption;
import io.netty.handler.ssl.SslProvider;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * A substitution in native images: TLS clients use the JDK, not OpenSSL, whose library is not in
 * the image. Quarkus 3.33.2 substitutes the method of Netty 4.1.133; Netty 4.1.136 calls an
 * overload with {@code startTls}, which Quarkus substitutes from 3.33.3.2 on. Remove this class
 * then.
 */
@TargetClass(SslContext.class)
final class SslContextSubstitution {
  private SslContextSubstitution() {}

  /** The overload that Quarkus substitutes. */
  @Alias
  static native SslContext newClientContextInternal(
      SslProvider provider,
      Provider sslContextProvider,
      X509Certificate[] trustCert,
      TrustManagerFactory trustManagerFactory,
      X509Certificate[] keyCertChain,
      PrivateKey key,
      String keyPassword,
      KeyManagerFactory keyManagerFactory,
      Iterable<String> ciphers,
      CipherSuiteFilter cipherFilter,
      ApplicationProtocolConfig apn,
      String[] protocols,
      long sessionCacheSize,
      long sessionTimeout,
      boolean enableOcsp,
      SecureRandom secureRandom,
      String keyStoreType,
      String endpointIdentificationAlgorithm,
      Map.Entry<SslContextOption<?>, Object>[] options)
      throws SSLException;

  /** Ignores {@code startTls}, which only the context of OpenSSL takes. */
  @Substitute
  static SslContext newClientContextInternal(
      SslProvider provider,
      Provider sslContextProvider,
      X509Certificate[] trustCert,
      TrustManagerFactory trustManagerFactory,
      X509Certificate[] keyCertChain,
      PrivateKey key,
      String keyPassword,
      KeyManagerFactory keyManagerFactory,
      Iterable<String> ciphers,
      CipherSuiteFilter cipherFilter,
      ApplicationProtocolConfig apn,
      String[] protocols,
      long sessionCacheSize,
      long sessionTimeout,
      boolean startTls,
      boolean enableOcsp,
      SecureRandom secureRandom,
      String keyStoreType,
      String endpointIdentificationAlgorithm,
      Map.Entry<SslContextOption<?>, Object>[] options)
      throws SSLException {
    return newClientContextInternal(
        provider,
        sslContextProvider,
        trustCert,
        trustManagerFactory,
        keyCertChain,
        key,
        keyPassword,
        keyManagerFactory,
        ciphers,
        cipherFilter,
        apn,
        protocols,
        sessionCacheSize,
        sessionTimeout,
        enableOcsp,
        secureRandom,
        keyStoreType,
        endpointIdentificationAlgorithm,
        options);
  }
}
