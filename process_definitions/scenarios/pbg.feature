# language: id
Fitur: Persetujuan Bangunan Gedung
  Rencana bangunan dikonsultasikan dengan TPT atau TPA, retribusinya dihitung dengan rumus PP 16/2021 dan dibayar, lalu PBG terbit.

  Skenario: Rumah sederhana satu lantai 72 m²
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg       | hunian    |
      | klasifikasi     | sederhana |
      | pakai_prototipe | tidak     |
      | jumlah_lantai   | 1         |
      | luas_lantai     | 72        |
      | lapis_basemen   | 0         |
    Maka nilai "retribusi" adalah "Rp388.800"
    Dan nilai "retribusi_simbg" adalah "Rp388.800"

  Skenario: Rumah dua lantai 150 m², tanpa pembulatan dan seperti SIMBG
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg     | hunian |
      | jumlah_lantai | 2      |
      | luas_lantai   | 150    |
      | lapis_basemen | 0      |
    Maka nilai "retribusi" adalah "Rp1.181.925"
    Dan nilai "retribusi_simbg" adalah "Rp1.183.500"

  Skenario: Rehabilitasi sedang rumah yang sama
    Dengan contoh permohonan "pbg" dengan
      | kegiatan      | rehab_sedang |
      | fungsi_bg     | hunian       |
      | jumlah_lantai | 2            |
      | luas_lantai   | 150          |
      | lapis_basemen | 0            |
    Maka nilai "retribusi" adalah "Rp265.933"

  Skenario: Ruko tiga lantai 600 m² dengan basemen 200 m²
    Dengan contoh permohonan "pbg"
    Maka nilai "retribusi" adalah "Rp26.369.700"
    Dan nilai "retribusi_simbg" adalah "Rp26.352.000"

  Skenario: Bangunan negara tidak dipungut retribusi dan tidak mendapat SKRD
    Dengan contoh permohonan "pbg" sudah sampai di "pernyataan" dengan
      | kepemilikan | negara |
    Ketika Eko memutuskan "ditandatangani" dengan nomor_pernyataan "640/PST-1"
    Maka nilai "retribusi" adalah "Rp0"
    Dan permohonan berada di "paraf_bidang"

  Skenario: SKRD terbit sebelum pembayaran, dan yang menetapkannya bendahara
    Dengan contoh permohonan "pbg" sudah sampai di "penetapan_skrd"
    Ketika Wening memutuskan "ditetapkan"
    Maka dokumen "letters/skrd_pbg" terbit
    Dan dokumen bernomor "SKRD/0001/PBG/2026"
    Dan permohonan berada di "pembayaran"
    Dan pemohon ditanya
    Dan yang harus dibayar Rp26.369.700
    Dan dokumen "letters/skrd_pbg" memuat "Rp26.369.700"
    Dan dokumen "letters/skrd_pbg" memuat "Rp26.352.000"

  Skenario: SKRD rumah sederhana satu lantai 72 m², dari isian sampai tagihan
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg       | hunian    |
      | klasifikasi     | sederhana |
      | pakai_prototipe | tidak     |
      | jumlah_lantai   | 1         |
      | luas_lantai     | 72        |
      | lapis_basemen   | 0         |
    Ketika keputusan ini diambil
      | kelengkapan         | lengkap        |
      | verifikasi          | teruskan       |
      | jadwal_konsultasi   | dijadwalkan    |
      | konsultasi          | memenuhi       |
      | perhitungan         | sesuai         |
      | periksa_perhitungan | sesuai         |
      | pernyataan          | ditandatangani |
      | penetapan_skrd      | ditetapkan     |
    Maka yang harus dibayar Rp388.800
    Dan dokumen "letters/skrd_pbg" memuat "Rp388.800"
    Dan dokumen "letters/skrd_pbg" memuat "tiga ratus delapan puluh delapan ribu delapan ratus rupiah"

  Skenario: SKRD rumah dua lantai 150 m², tanpa pembulatan dan dengan pembanding SIMBG
    Dengan contoh permohonan "pbg" sudah sampai di "penetapan_skrd" dengan
      | fungsi_bg     | hunian |
      | jumlah_lantai | 2      |
      | luas_lantai   | 150    |
      | lapis_basemen | 0      |
    Ketika Wening memutuskan "ditetapkan"
    Maka yang harus dibayar Rp1.181.925
    Dan dokumen "letters/skrd_pbg" memuat "satu juta seratus delapan puluh satu ribu sembilan ratus dua puluh lima rupiah"
    Dan dokumen "letters/skrd_pbg" memuat "Rp1.183.500"

  Skenario: SKRD rehabilitasi sedang rumah yang sama
    Dengan contoh permohonan "pbg" sudah sampai di "penetapan_skrd" dengan
      | kegiatan      | rehab_sedang |
      | fungsi_bg     | hunian       |
      | jumlah_lantai | 2            |
      | luas_lantai   | 150          |
      | lapis_basemen | 0            |
    Ketika Wening memutuskan "ditetapkan"
    Maka yang harus dibayar Rp265.933
    Dan dokumen "letters/skrd_pbg" memuat "Rp265.933"

  Skenario: Begitu uangnya diketahui permohonan berlanjut, dan SSRD terbit
    Dengan contoh permohonan "pbg" sudah sampai di "pembayaran" dengan
      | fungsi_bg     | hunian |
      | jumlah_lantai | 2      |
      | luas_lantai   | 150    |
      | lapis_basemen | 0      |
    Ketika Rp181.925 dibayar
    Maka permohonan berada di "pembayaran"
    Dan yang harus dibayar Rp1.000.000
    Ketika Rp1.000.000 dibayar
    Maka permohonan berada di "paraf_bidang"
    Dan dokumen "letters/ssrd" terbit
    Dan dokumen bernomor "SSRD/0001/PBG/2026"
    Dan dokumen "letters/ssrd" memuat "Rp1.181.925"

  Skenario: Yang terlambat ditagih lagi dengan bunga 1 % untuk bulan yang sudah mulai
    Dengan contoh permohonan "pbg" sudah sampai di "pembayaran" dengan
      | fungsi_bg     | hunian |
      | jumlah_lantai | 2      |
      | luas_lantai   | 150    |
      | lapis_basemen | 0      |
    Ketika pemohon diam
    Maka permohonan berada di "tagihan"
    Dan dokumen bernomor "STRD/0001/PBG/2026"
    Dan yang harus dibayar Rp1.193.744
    Dan dokumen "letters/strd" memuat "Rp11.819"
    Ketika tagihan dibayar
    Maka permohonan berada di "paraf_bidang"
    Dan dokumen "letters/ssrd" memuat "Rp11.819"

  Skenario: Yang dibayar lebih tetap hak pembayar
    Dengan contoh permohonan "pbg" sudah sampai di "pembayaran"
    Ketika Rp26.400.000 dibayar
    Maka permohonan berada di "paraf_bidang"
    Dan kelebihan bayar Rp30.300
    Dan dokumen "letters/ssrd" memuat "Lebih dibayar Rp30.300"

  Skenario: PBG bernomor menurut kecamatan dan hari, dan berlaku selama bangunan berdiri
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berada di "mulai_bangun"
    Dan dokumen "licences/pbg" terbit
    Dan dokumen bernomor "SK-PBG-367401-02032026-001"

  Skenario: Rumah sederhana dikonsultasikan kepada TPT dan tidak dimintakan pendapat instansi lain
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg       | hunian    |
      | klasifikasi     | sederhana |
      | pakai_prototipe | ya        |
      | jumlah_lantai   | 1         |
      | lapis_basemen   | 0         |
    Dan keputusan ini sudah diambil
      | kelengkapan       | lengkap     |
      | verifikasi        | teruskan    |
    Dan Nadia sudah memutuskan "dijadwalkan" di "jadwal_konsultasi" dengan
      | tanggal | 06-03-2026 |
      | tpt     | galih      |
    Ketika Galih memutuskan "memenuhi" di "konsultasi"
    Maka permohonan berada di "perhitungan"

  Skenario: Hanya anggota TPT yang ditunjuk yang memutuskan
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg       | hunian    |
      | klasifikasi     | sederhana |
      | pakai_prototipe | ya        |
      | jumlah_lantai   | 1         |
      | lapis_basemen   | 0         |
    Dan keputusan ini sudah diambil
      | kelengkapan       | lengkap     |
      | verifikasi        | teruskan    |
    Dan Nadia sudah memutuskan "dijadwalkan" di "jadwal_konsultasi" dengan
      | tanggal | 06-03-2026 |
      | tpt     | galih      |
    Ketika Mega memutuskan "memenuhi" di "konsultasi"
    Maka itu ditolak dengan kode "not-yours"

  Skenario: Semua anggota TPA yang ditunjuk menjawab
    Dengan contoh permohonan "pbg" sudah sampai di "konsultasi"
    Ketika Surya memutuskan "memenuhi" di "konsultasi"
    Maka permohonan berada di "konsultasi"

  Skenario: Bangunan usaha dimintakan pendapat Disdamkar dan DLH, dan Dishub bila besar
    Dengan contoh permohonan "pbg" sudah sampai di "konsultasi" dengan
      | luas_lantai | 1500 |
    Dan Ningsih sudah memutuskan "memenuhi" di "konsultasi"
    Ketika Surya memutuskan "memenuhi" di "konsultasi"
    Maka disdamkar, dlh dan dishub ditanya

  Skenario: Penghitung tidak memeriksa hitungannya sendiri
    Dengan contoh permohonan "pbg" sudah sampai di "periksa_perhitungan"
    Ketika Rudi memutuskan "sesuai" di "periksa_perhitungan"
    Maka itu ditolak dengan kode "not-yours"

  Skenario: Usaha menyebut skalanya
    Ketika permohonan "pbg" diajukan dengan
      | skala_usaha | |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "skala_usaha" disebut

  Skenario: Pemohon yang tidak memperbaiki berkas kehilangan permohonannya
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Rencana yang tidak memenuhi standar ditolak sesudah data retribusi diperbaiki
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | kembalikan |
      | perbaikan_data | corrected |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | ditolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Data retribusi yang diminta dari pemohon tidak datang
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan_data | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Perbaikan yang diminta instansi tidak datang
    Dengan contoh permohonan "pbg"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | rekomendasi | diperbaiki |
    Ketika keputusan ini diambil
      | perbaikan_teknis | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: SKRD yang tidak dibayar menggugurkan permohonan, juga sesudah hitungannya berulang kali diperiksa
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | sesuai |
      | periksa_perhitungan | kembalikan |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | kembalikan |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | ditandatangani |
      | penetapan_skrd | kembalikan |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | ditandatangani |
      | penetapan_skrd | ditetapkan |
      | pembayaran | lapsed |
    Ketika keputusan ini diambil
      | tagihan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Pendapat instansi dapat menggagalkan rencana
    Dengan contoh permohonan "pbg"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Kepala Bidang dapat mengembalikan sesudah retribusi dibayar; yang sudah dibayar tidak ditagih lagi
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | ditandatangani |
      | penetapan_skrd | ditetapkan |
      | pembayaran | paid |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"
    Ketika keputusan ini diambil
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | ditandatangani |
      | penetapan_skrd | ditetapkan |
    Maka permohonan berada di "paraf_bidang"

  Skenario: Kepala Dinas dapat mengembalikan kepada Kepala Bidang
    Dengan contoh permohonan "pbg" dengan
      | fungsi_bg | hunian |
      | klasifikasi | sederhana |
      | jumlah_lantai | 1 |
      | pakai_prototipe | ya |
      | lapis_basemen | 0 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_konsultasi | dijadwalkan |
      | konsultasi | memenuhi |
      | perhitungan | sesuai |
      | periksa_perhitungan | sesuai |
      | pernyataan | ditandatangani |
      | penetapan_skrd | ditetapkan |
      | pembayaran | paid |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "paraf_bidang"

  Skenario: Pemohon menarik permohonannya
    Dengan contoh permohonan "pbg"
    Ketika pemohon menarik permohonannya karena "Rencananya berubah."
    Maka permohonan berakhir "withdrawn"

  Skenario: Mulai pembangunan diberitahukan
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Ketika pemohon menjawab "mulai_bangun" dengan
      | mulai_pada | 2026-05-04 |
    Maka permohonan berakhir "done"
    Dan izin itu berlaku

  Skenario: Tanpa pemberitahuan PBG dibekukan sesudah 3 bulan, dan dipulihkan oleh yang menyusul
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Dan Maya memutuskan "ditandatangani"
    Dan dokumen "letters/mulai_beku" terbit
    Dan izin itu dibekukan
    Dan pemohon menjawab "mulai_menyusul" dengan
      | mulai_pada | 2026-08-03 |
    Dan petugas di "tanda_tangan_pulih_mulai" memutuskan "kembalikan"
    Dan pemohon menjawab "mulai_menyusul" dengan
      | mulai_pada | 2026-08-10 |
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "letters/mulai_pulih" terbit
    Dan izin itu berlaku
    Dan permohonan berakhir "done"

  Skenario: Tanpa pemberitahuan selama 6 bulan PBG dicabut
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "letters/mulai_cabut" terbit
    Dan izin itu dicabut
    Dan permohonan berakhir "changed"

  Skenario: Pembangunan yang ternyata sudah dimulai
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Ketika petugas di "tanda_tangan_beku_mulai" memutuskan "sudah_mulai"
    Maka permohonan berakhir "done"
    Dan izin itu berlaku

  Skenario: Selama dibekukan ternyata sudah dimulai
    Dengan contoh permohonan "pbg" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Dan Maya memutuskan "ditandatangani"
    Dan pemohon diam
    Dan petugas di "tanda_tangan_cabut_mulai" memutuskan "sudah_mulai"
    Ketika Maya memutuskan "ditandatangani"
    Maka izin itu berlaku

  Skenario: PBG dibekukan penilik, lalu dipulihkan
    Dengan izin "pbg" sudah terbit
    Dan hari ini tanggal 2026-06-03
    Dan Teguh sudah membuka "pembekuan" tentang izin itu
    Dan keputusan ini sudah diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | kembalikan     |
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | ditandatangani |
    Dan Teguh sudah membuka "pemulihan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pemulihan         | diusulkan      |
      | tanda_tangan_pemulihan | kembalikan     |
      | usul_pemulihan         | diusulkan      |
      | tanda_tangan_pemulihan | ditandatangani |
    Maka dokumen "letters/pemulihan" terbit
    Dan izin itu berlaku

  Skenario: Selama dibekukan PBG tidak berlaku, lalu dicabut
    Dengan izin "pbg" sudah terbit
    Dan Teguh sudah membuka "pembekuan" tentang izin itu
    Dan keputusan ini sudah diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | ditandatangani |
    Dan Dewi sudah membuka "pencabutan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pencabutan         | diusulkan      |
      | nilai_pencabutan        | disetujui      |
      | tanda_tangan_pencabutan | ditandatangani |
    Maka izin itu dicabut

  Skenario: Pembekuan tidak dilanjutkan
    Dengan izin "pbg" sudah terbit
    Dan Teguh sudah membuka "pembekuan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pembekuan | dihentikan |
    Maka permohonan berakhir "cancelled"
    Dan izin itu berlaku

  Skenario: Kewajiban yang belum dipenuhi tidak memulihkan izin
    Dengan izin "pbg" sudah terbit
    Dan Teguh sudah membuka "pembekuan" tentang izin itu
    Dan keputusan ini sudah diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | ditandatangani |
    Dan Teguh sudah membuka "pemulihan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pemulihan | belum |
    Maka permohonan berakhir "cancelled"
    Dan izin itu dibekukan

  Skenario: Yang bukan penilik tidak membuka pembekuan
    Dengan izin "pbg" sudah terbit
    Ketika Bayu membuka "pembekuan" tentang izin itu
    Maka itu ditolak dengan kode "not-yours"

  Skenario: Setiap anggota TPA menandatangani berita acara konsultasi
    Dengan contoh permohonan "pbg" sudah sampai di "konsultasi"
    Ketika semua petugas di "konsultasi" memutuskan "memenuhi"
    Maka dokumen "letters/berita_acara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/BA-PBG/2026"
