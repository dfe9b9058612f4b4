# The Debian packages that gouji needs; tools/install reads this file.

# To build the program and to run it.
build_packages=(
  g++ cmake ninja-build pkg-config ca-certificates
  rapidjson-dev libvalijson-dev libfmt-dev libcli11-dev
  libutf8proc-dev libssl-dev
  libzip-dev zlib1g-dev libxml2-dev libqpdf-dev poppler-utils
  libgnutls28-dev libicu-dev liblzma-dev libjpeg-dev
)

# To build and run the tests as well.
test_packages=(
  libgtest-dev libgmock-dev librapidcheck-dev libboost-dev
  libxml2-utils python3 python3-jsonschema git valgrind
)

# To run the fuzz targets (tools/fuzz).
fuzz_packages=(clang-14 libclang-rt-14-dev)

# To check the style (tools/ready).
ready_packages=(clang-format-14 clang-tidy-14)

# To measure (tests/bench).
bench_packages=(libbenchmark-dev libsimdjson-dev nodejs npm ripgrep)
