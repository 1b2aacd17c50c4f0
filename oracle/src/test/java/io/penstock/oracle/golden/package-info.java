@org.jspecify.annotations.NullMarked
package io.penstock.oracle.golden;
