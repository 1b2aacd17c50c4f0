package io.penstock.processor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.processor.values.JsonText;
import io.penstock.schemas.EntityTypes;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparedDataTest {
  private final Normalizer normalizer = Normalizer.builtIn();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'estimatedTime':10} | {'estimatedTime':10.0}
          {'estimatedTime':10} | {'estimatedTime':1E1}
          {'estimatedTime':10} | {'estimatedTime':'10,00'}
          {'estimatedTime':0} | {'estimatedTime':-0.00}
          {'estimatedTime':0.5} | {'estimatedTime':'.500'}
          {'estimatedTime':100} | {'estimatedTime':'100.'}
          {'resources':[{'currency':'EUR','rate':3.10}]} | {'resources':[{'currency':'EUR','rate':3.1}]}
          {'parts':[{'key':'a'},{'uom':'EA','quantity':1}]} | {'parts':[{'key':'a'},{'uom':'EA','quantity':'1.000'}]}
          """)
  void numbersOfAModelAreEqualByValue(String one, String other) {
    assertThat(workOrder(one).compared()).isEqualTo(workOrder(other).compared());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'estimatedTime':10} | {'estimatedTime':100}
          {'estimatedTime':10} | {'estimatedTime':1}
          {'estimatedTime':10.01} | {'estimatedTime':10.1}
          {'estimatedTime':10} | {'estimatedTime':-10}
          {'title':'10'} | {'title':'10.0'}
          {'title':10} | {'title':10.0}
          {'parts':[{'name':'10'}]} | {'parts':[{'name':'10.0'}]}
          """)
  void otherNumbersAndTextsDiffer(String one, String other) {
    assertThat(workOrder(one).compared()).isNotEqualTo(workOrder(other).compared());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'estimatedTime':10.5,'title':'1.0','parts':[{'uom':'EA','quantity':100,'own':1.0}]}",
        "{'own':1.0}",
        "{}"
      })
  void dataWithoutNeedlessZerosIsNotCopied(String content) {
    var normalized = workOrder(content);

    assertThat(normalized.compared()).isSameAs(normalized.data());
  }

  private Normalized workOrder(String content) {
    var type = Objects.requireNonNull(EntityTypes.of("work_order"));
    return normalizer.normalize(type, null, JsonText.object(content));
  }
}
