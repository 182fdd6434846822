package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.bootstrap.BootstrapFile.Balance;
import com.cetoex.server.bootstrap.BootstrapFile.Investor;
import com.cetoex.server.bootstrap.BootstrapFile.Market;
import com.cetoex.server.bootstrap.BootstrapFile.ScaledNumber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter: what a bootstrap file may say, and how a mistake in it is told. */
final class BootstrapReaderTest {
    private static final String MARKET =
            "'symbol':'BTC','base':'BTC','quote':'USDT','tick_size':'0.01','lot_size':'0.000001'";
    private static final String INVESTOR = "'investor_id':12345,'api_key':'secret'";

    @Test
    void everyDefaultIsTheContracts() {
        BootstrapFile file = markets("{" + MARKET + "}");

        assertThat(file.assets()).containsExactly(new Asset("USDT", 8), new Asset("BTC", 8));
        assertThat(file.markets())
                .containsExactly(
                        new Market(
                                "BTC",
                                "BTC",
                                "USDT",
                                new ScaledNumber(1, 2),
                                new ScaledNumber(1, 6),
                                500_000_000L,
                                0,
                                0));
        assertThat(investors("{" + INVESTOR + "}").investors())
                .containsExactly(new Investor(12345, "secret", 100, 10, 10_000, List.of()));
    }

    @Test
    void investorStartsWithItsBalancesInSmallestUnits() {
        BootstrapFile file =
                investors("{" + INVESTOR + ",'balances':{'USDT':'1000.50','BTC':0.05,'ETH':0}}");

        assertThat(file.investors().getFirst().balances())
                .containsExactly(
                        new Balance("USDT", 100_050_000_000L), new Balance("BTC", 5_000_000L));
    }

    @Test
    void listedAssetHasItsOwnDecimals() {
        BootstrapFile file =
                read("{'assets':[{'asset':'USDT','decimals':10},{'asset':'X','decimals':0}]}");

        assertThat(file.assets()).containsExactly(new Asset("USDT", 10), new Asset("X", 0));
    }

    @Test
    void assetThatNoMarketTradesIsRemarkedAndKept() {
        BootstrapFile file = investors("{" + INVESTOR + ",'balances':{'DOGE':'1'}}");

        assertThat(file.remarks())
                .containsExactly("No market trades DOGE, which investors are given.");
        assertThat(file.assets()).contains(new Asset("DOGE", 8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "'limits':{}                                                     | 100 | 10 | 10000",
                "'limits':{'standard_per_minute':null,'bulk_per_minute':10000}   | 0   | 10000 | 10000",
                "'limits':{'standard_per_minute':1,'max_open_orders':5}          | 1   | 10 | 5",
                "'limits':null                                                   | 0   | 0  | 10000",
            })
    void limitsMayBeSetOrLifted(String limits, int standard, int bulk, int openOrders) {
        Investor investor = investors("{" + INVESTOR + "," + limits + "}").investors().getFirst();

        assertThat(investor.standardPerMinute()).isEqualTo(standard);
        assertThat(investor.bulkPerMinute()).isEqualTo(bulk);
        assertThat(investor.maxOpenOrders()).isEqualTo(openOrders);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'maker_fee_bps':'-0.5','taker_fee_bps':'0.5'   | -5000 | 5000",
                "'maker_fee_bps':2,'taker_fee_bps':5.0001       | 20000 | 50001",
                "'taker_fee_bps':'1e1'                          | 0     | 100000",
            })
    void feesMayBeFractionsOfABasisPoint(String fees, int maker, int taker) {
        Market market = markets("{" + MARKET + "," + fees + "}").markets().getFirst();

        assertThat(market.makerFeeRate()).isEqualTo(maker);
        assertThat(market.takerFeeRate()).isEqualTo(taker);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'lot':1                     | market 1 (BTC) has an unknown field \"lot\"",
                "'maker_fee_bps':-2          | maker rebate above its taker fee",
                "'taker_fee_bps':-1          | negative \"taker_fee_bps\"",
                "'taker_fee_bps':0.00001     | more than 4 decimals",
                "'taker_fee_bps':10001       | above 100 %",
                "'taker_fee_bps':'x'         | needs a decimal in \"taker_fee_bps\"",
                "'min_notional':'0.000000001'| more decimals in \"min_notional\" than USDT has",
                "'min_notional':-1           | negative \"min_notional\"",
                "'min_notional':null         | lacks the field \"min_notional\"",
                "'min_notional':1e30         | beyond what the ledger holds",
                "'symbol':'B'                | Duplicate Object property",
            })
    void faultyMarketIsRefused(String more, String sentence) {
        refused("{'markets':[{" + MARKET + "," + more + "}]}", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'symbol':'A B','base':'A','quote':'USDT','tick_size':1,'lot_size':1}  | names are 1-20 of",
                "{'symbol':'A','base':'USDT','quote':'USDT','tick_size':1,'lot_size':1} | against itself",
                "{'symbol':'A','base':'A','quote':'USDT','tick_size':0,'lot_size':1}    | needs a positive \"tick_size\"",
                "{'symbol':'A','base':'A','quote':'USDT','tick_size':1}                 | lacks the field \"lot_size\"",
                "{'symbol':'A','base':'A','quote':'USDT','tick_size':0.01,'lot_size':0.0000001} | tick_size x lot_size of 0.000000001, which is no whole number of the smallest unit of USDT",
                "{'symbol':'A','base':'A','quote':'USDT','tick_size':1,'lot_size':1e-9} | lot_size of 0.000000001, which is no whole number of the smallest unit of A",
                "{'symbol':'A','base':'A','quote':'usdt','tick_size':1,'lot_size':1}    | Did you mean \"USDT\"?",
                "7                                                                      | market 1 must be a JSON object",
            })
    void marketThatCannotBeListedIsRefused(String market, String sentence) {
        refused("{'markets':[" + market + "]}", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'api_key':'k'}                                      | investor 1 lacks the field \"investor_id\"",
                "{'investor_id':0,'api_key':'k'}                      | investor 1 (0) needs a whole number from 1",
                "{'investor_id':'7','api_key':'k'}                    | needs a whole number",
                "{'investor_id':1.5,'api_key':'k'}                    | needs a whole number",
                "{'investor_id':7}                                    | lacks the field \"api_key\"",
                "{'investor_id':7,'api_key':''}                       | needs a text in \"api_key\"",
                "{'investor_id':7,'api_key':'k','balance':{}}         | Did you mean \"balances\"?",
                "{'investor_id':7,'api_key':'k','balances':{'BTC':'-1'}}          | negative balance of BTC",
                "{'investor_id':7,'api_key':'k','balances':{'BTC':'0.123456789'}} | more decimals in \"BTC\"",
                "{'investor_id':7,'api_key':'k','balances':{'BTC':'1,5'}}         | needs a decimal in \"BTC\"",
                "{'investor_id':7,'api_key':'k','balances':{'USDT':'92233720368.54775808'}} | beyond what the ledger holds",
                "{'investor_id':7,'api_key':'k','balances':{'usdt':'1'}}          | Did you mean \"USDT\"?",
                "{'investor_id':7,'api_key':'k','limits':{'standard_per_minute':10001}} | from 1 to 10000",
                "{'investor_id':7,'api_key':'k','limits':{'standard':1}}          | investor 1 (7), limits has an unknown field",
                "{'investor_id':7,'api_key':'k','limits':{'max_open_orders':0}}   | from 1 to 1000000",
                "{'investor_id':7,'api_key':'k'},{'investor_id':7,'api_key':'k'}  | investor 2 (7) is there twice",
                "{'investor_id':7,'api_key':'k','balances':{'B':'5e10'}},{'investor_id':8,'api_key':'k','balances':{'B':'5e10'}} | more B than the ledger can hold",
            })
    void faultyInvestorIsRefused(String investors, String sentence) {
        refused("{'investors':[" + investors + "]}", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'market':[]}                                   | Did you mean \"markets\"?",
                "{'markets':{}}                                  | an array in \"markets\"",
                "{'assets':[{'asset':'X'},{'asset':'X'}]}        | asset 2 (X) is there twice",
                "{'assets':[{'asset':'X','decimals':19}]}        | from 0 to 18",
                "[]                                              | must be a JSON object",
                "{'markets':[]                                   | no valid JSON",
                "{} {}                                           | no valid JSON",
                "{'markets':[],'markets':[]}                     | Duplicate Object property",
            })
    void faultyFileIsRefused(String json, String sentence) {
        refused(json, sentence);
    }

    @Test
    void missingFileIsRefused() {
        assertThatExceptionOfType(BootstrapFault.class)
                .isThrownBy(() -> BootstrapReader.read(Path.of("no-such-file.json")))
                .withMessageContaining("there is no such file");
    }

    @Test
    void keyIsNeverPrinted() {
        assertThat(investors("{" + INVESTOR + "}").toString()).doesNotContain("secret");
    }

    private static void refused(String json, String sentence) {
        assertThatExceptionOfType(BootstrapFault.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining(sentence);
    }

    private static BootstrapFile markets(String market) {
        return read("{'markets':[" + market + "]}");
    }

    private static BootstrapFile investors(String investor) {
        return read("{'investors':[" + investor + "]}");
    }

    private static BootstrapFile read(String json) {
        return BootstrapReader.read(json.replace('\'', '"').getBytes(UTF_8));
    }
}
