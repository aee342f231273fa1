#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cuttings_fuzz::topics(bytes));
