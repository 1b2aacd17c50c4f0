/// Certificates of tests.
@NullMarked
package io.penstock.standalone.pki;

import org.jspecify.annotations.NullMarked;
