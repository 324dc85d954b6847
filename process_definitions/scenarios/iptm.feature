# language: id
Fitur: Izin Penggunaan Tanah Makam
  Pemakaman tidak menunggu izin: surat sementara terbit pada hari yang sama, retribusi dan izinnya menyusul.

  Skenario: Bukan warga kota membayar empat kali tarif
    Dengan contoh permohonan "iptm"
    Maka nilai "retribusi" adalah "Rp1.000.000"

  Skenario: Warga kota membayar menurut blok dan masa
    Dengan contoh permohonan "iptm" dengan
      | warga   | ya |
      | blok    | c  |
      | periode | 2  |
    Maka nilai "retribusi" adalah "Rp300.000"

  Skenario: Dengan surat keterangan tidak mampu tidak dipungut dan tidak ada SKRD
    Dengan contoh permohonan "iptm" sudah sampai di "verifikasi" dengan
      | tidak_mampu | ya |
    Ketika Dewi memutuskan "teruskan"
    Maka nilai "retribusi" adalah "Rp0"
    Dan permohonan berada di "tanda_tangan"

  Skenario: Surat pemakaman sementara terbit begitu petaknya ada
    Dengan contoh permohonan "iptm"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Maman memutuskan "tersedia" dengan pukul "14.00 WIB"
    Maka dokumen "letters/pemakaman_sementara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/SPS-IPTM/2026"
    Dan permohonan berada di "verifikasi"

  Skenario: SKRD terbit sebelum pembayaran, dan izin berlaku tiga tahun
    Dengan contoh permohonan "iptm" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "letters/skrd_iptm" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/IPTM/2026"
    Dan izin berlaku sampai "2029-03-01"

  Skenario: Bukan warga kota ditagih Rp1.000.000, dan SSRD terbit sesudah dibayar
    Dengan contoh permohonan "iptm" sudah sampai di "penetapan_skrd"
    Ketika Wening memutuskan "ditetapkan"
    Maka dokumen bernomor "SKRD/0001/IPTM/2026"
    Dan yang harus dibayar Rp1.000.000
    Dan dokumen "letters/skrd_iptm" memuat "Rp1.000.000"
    Dan dokumen "letters/skrd_iptm" memuat "satu juta rupiah"
    Ketika tagihan dibayar
    Maka permohonan berada di "tanda_tangan"
    Dan dokumen "letters/ssrd" memuat "Rp1.000.000"

  Skenario: Yang terlambat membayar ditagih lagi dengan bunga
    Dengan contoh permohonan "iptm" sudah sampai di "pembayaran"
    Ketika pemohon diam
    Maka permohonan berada di "tagihan"
    Dan yang harus dibayar Rp1.010.000
    Dan dokumen "letters/strd" memuat "satu juta sepuluh ribu rupiah"
    Ketika tagihan dibayar
    Maka permohonan berada di "tanda_tangan"

  Skenario: Yang dibayar sesudah permohonan gugur tetap hak pembayar
    Dengan contoh permohonan "iptm" sudah sampai di "pembayaran"
    Dan keputusan ini sudah diambil
      | pembayaran | lapsed |
      | tagihan    | lapsed |
    Ketika Rp1.000.000 dibayar
    Maka permohonan berakhir "lapsed"
    Dan kelebihan bayar Rp1.000.000

  Skenario: Dua masa berlaku enam tahun
    Dengan contoh permohonan "iptm" sudah sampai di "tanda_tangan" dengan
      | periode | 2 |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2032-03-01"

  Skenario: Perpanjangan tidak memerlukan surat sementara
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam  | perpanjangan                   |
      | petak        | A-090                          |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023     |
    Ketika Bayu memutuskan "lengkap"
    Maka permohonan berada di "verifikasi"

  Skenario: Tumpangan menyebut siapa yang lebih dahulu dimakamkan
    Ketika permohonan "iptm" diajukan dengan
      | jenis_makam | tumpangan |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "almarhum_lama" disebut

  Skenario: Makam yang tidak dapat diberikan ditolak sesudah data diperbaiki
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam | perpanjangan |
      | petak | A-090 |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023 |
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
      | perbaikan_data | corrected |
      | verifikasi | teruskan |
      | peninjauan | ditolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Data perpanjangan yang tidak diperbaiki menggugurkan permohonan
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam | perpanjangan |
      | petak | A-090 |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | peninjauan | sesuai |
      | penetapan_skrd | kembalikan |
      | verifikasi | teruskan |
      | peninjauan | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan_data | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Berkas yang tidak dilengkapi menggugurkan permohonan
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Blok yang penuh diusulkan ditolak
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
    Ketika keputusan ini diambil
      | petak | penuh |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: SKRD yang tidak dibayar menggugurkan permohonan
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | petak | tersedia |
      | verifikasi | teruskan |
      | penetapan_skrd | ditetapkan |
      | pembayaran | lapsed |
    Ketika keputusan ini diambil
      | tagihan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Kepala Dinas dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | petak | tersedia |
      | verifikasi | teruskan |
      | penetapan_skrd | ditetapkan |
      | pembayaran | paid |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Petak yang sedang diajukan tidak dapat diajukan orang lain
    Dengan contoh permohonan "iptm"
    Ketika pemohon lain mengajukan permohonan
    Maka itu ditolak dengan kode "taken"

  Skenario: Petak lain dapat diajukan
    Dengan contoh permohonan "iptm"
    Ketika pemohon lain mengajukan permohonan dengan
      | petak | A-118 |
    Maka permohonan berada di "kelengkapan"

  Skenario: Petak bernomor sama di TPU lain adalah petak lain
    Dengan contoh permohonan "iptm"
    Ketika pemohon lain mengajukan permohonan dengan
      | tpu      | lain        |
      | nama_tpu | TPU Pondok Contoh |
    Maka permohonan berada di "kelengkapan"

  Skenario: Permohonan yang gugur melepaskan petaknya
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan   | lapsed     |
    Ketika pemohon lain mengajukan permohonan
    Maka permohonan berada di "kelengkapan"

  Skenario: Izin memegang petaknya selama berlaku
    Dengan izin "iptm" sudah terbit
    Dan hari ini tanggal 2029-03-01
    Ketika pemohon lain mengajukan permohonan
    Maka itu ditolak dengan kode "taken"

  Skenario: Petak bebas sehari sesudah izin berakhir tanpa diperpanjang
    Dengan izin "iptm" sudah terbit
    Dan hari ini tanggal 2029-03-02
    Ketika pemohon lain mengajukan permohonan
    Maka permohonan berada di "kelengkapan"

  Skenario: Pengelola TPU menunjukkan petak lain
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
    Dan Maman sudah memutuskan "petak_lain" karena "Petak itu di bawah pohon besar" menyebut petak
    Ketika pemohon memperbaiki isian "petak" menjadi "A-118"
    Maka permohonan berada di "petak"
    Dan isian "petak" berisi "A-118"

  Skenario: Ahli waris tidak memilih petak lain
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | petak | petak_lain |
    Ketika keputusan ini diambil
      | perbaikan_petak | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Perpanjangan memegang petak yang sama dan melanjutkan masanya
    Dengan izin "iptm" sudah terbit
    Dan hari ini tanggal 2028-12-04
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka isian "petak" berisi "A-117"
    Dan izin "503/0001-DPMPTSP/IPTM/2026" diperpanjang
    Dan izin "503/0001-DPMPTSP/IPTM/2028" berlaku sampai "2032-03-01"

  Skenario: Perpanjangan paling awal 90 hari sebelum izin berakhir
    Dengan izin "iptm" sudah terbit
    Dan hari ini tanggal 2028-11-30
    Ketika permohonan "perpanjangan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "too-early"

  Skenario: Pemegang izin makam memakamkan keluarganya di makam yang sama
    Dengan izin "iptm" sudah terbit
    Dan hari ini tanggal 2027-05-03
    Dan permohonan "tumpangan" tentang izin itu diajukan dengan
      | nama_almarhum | Karto bin Wiryo |
      | almarhum_lama | Sumiyati binti Karto |
    Ketika semua yang ditanya menyetujui
    Maka dokumen "letters/pemakaman_sementara" terbit
    Dan izin "503/0001-DPMPTSP/IPTM/2026" diperpanjang
    Dan izin "503/0001-DPMPTSP/IPTM/2027" berlaku

  Skenario: Pemohon menarik permohonannya
    Dengan contoh permohonan "iptm"
    Ketika pemohon menarik permohonannya karena "Rencananya berubah."
    Maka permohonan berakhir "withdrawn"

  Skenario: Kartu petak terbit bersama izin
    Dengan contoh permohonan "iptm" sudah sampai di "tanda_tangan"
    Ketika petugas di "tanda_tangan" memutuskan "ditandatangani"
    Maka permohonan berakhir "issued"
    Dan dokumen "licences/kartu_makam" terbit
    Dan dokumen bernomor "469/00001-DPMPTSP/KM/2026"
